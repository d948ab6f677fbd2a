{{/* All that a service reads, but for extraEnv. Takes the same as the next. */}}
{{- define "magbellen.environment.all" -}}
{{ include "magbellen.environment" . }}
{{- with include (printf "magbellen.environment.%s" .key) . }}
{{ . }}
{{- end }}
{{- end }}

{{/* What every service reads. Takes (dict "root" $ "key" key "name" name "port" port "management" port "values" values of the service). */}}
{{- define "magbellen.environment" -}}
{{- $values := .root.Values -}}
{{- $host := include "magbellen.databaseHost" . -}}
{{- $database := .values.database -}}
{{- $tls := $values.database.tls -}}
{{- $ca := include "magbellen.databaseCa" . -}}
{{- include "magbellen.javaOptions" .root }}
- name: QUARKUS_HTTP_PORT
  value: {{ .port | quote }}
- name: QUARKUS_MANAGEMENT_PORT
  value: {{ .management | quote }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "PT%dS" (int .values.drainSeconds) }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ include "magbellen.issuer" .root | quote }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  value: {{ $values.oidc.audience | quote }}
- name: QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH
  value: {{ $values.oidc.rolesClaim | quote }}
{{- if $values.oidc.tls.caSecret }}
- name: QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME
  value: issuer
- name: QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS
  value: /etc/magbellen/issuer/ca.crt
{{- end }}
{{- with $values.outboundProxy.url }}
{{- $proxy := urlParse . }}
- name: QUARKUS_OIDC_PROXY_HOST
  value: {{ $proxy.hostname | quote }}
- name: QUARKUS_OIDC_PROXY_PORT
  value: {{ include "magbellen.portOf" . | quote }}
{{- end }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ printf "postgresql://%s:%s/%s" $host (include "magbellen.databasePort" .) $database.name }}
{{- $pool := int $database.poolSize }}
{{- if eq .key "objection" }}
{{- /* Two for the consumer site, the others half for look-ups and half for the rest. */}}
{{- $lookUps := div (sub $pool 2) 2 }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ sub (sub $pool 2) $lookUps | quote }}
- name: MAGBELLEN_LOOK_UPS_CONNECTIONS
  value: {{ $lookUps | quote }}
{{- else if eq .key "gateway" }}
{{- /* The log has half for its own. */}}
{{- $log := div $pool 2 }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ sub $pool $log | quote }}
- name: MAGBELLEN_LOG_CONNECTIONS
  value: {{ $log | quote }}
{{- else }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ $pool | quote }}
{{- end }}
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: {{ $tls.mode }}
{{- if $ca }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/magbellen/database/ca.crt
{{- end }}
{{- if eq $tls.mode "verify-full" }}
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- else if eq $tls.mode "require" }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL
  value: "true"
{{- end }}
{{ include "magbellen.environment.database" . }}
- name: MAGBELLEN_GATEWAY_URL
  value: https://{{ $values.hosts.api }}
- name: MAGBELLEN_CONNECTIONS_PER_ADDRESS
  value: {{ int $values.connections.perAddress | quote }}
{{- with $values.proxy.trusted }}
- name: MAGBELLEN_CONNECTIONS_EXEMPT
  value: {{ printf "127.0.0.0/8,::1/128,%s" (join "," .) | quote }}
- name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING
  value: "true"
- name: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- with $values.tracing.endpoint }}
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: QUARKUS_OTEL_TRACES_SAMPLER_ARG
  value: {{ $values.tracing.share | quote }}
{{- else }}
- name: QUARKUS_OTEL_SDK_DISABLED
  value: "true"
{{- end }}
{{- end }}

{{/* How a service's database is reached by JDBC: by migrations, and by what runs by schedule. */}}
{{- define "magbellen.environment.database" -}}
{{- $database := .values.database -}}
{{- $tls := .root.Values.database.tls -}}
{{- $ca := include "magbellen.databaseCa" . -}}
- name: SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS
  value: /etc/magbellen/secrets
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s:%s/%s?sslmode=%s%s" (include "magbellen.databaseHost" .) (include "magbellen.databasePort" .) $database.name $tls.mode (ternary "&sslrootcert=/etc/magbellen/database/ca.crt" "" (ne $ca "")) | quote }}
{{- end }}

{{/* What a service needs to call others with a token of its own. Takes the same, with "client". */}}
{{- define "magbellen.environment.client" -}}
- name: QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL
  value: {{ include "magbellen.issuer" .root | quote }}
{{- if .root.Values.oidc.tls.caSecret }}
- name: QUARKUS_OIDC_CLIENT_TLS_TLS_CONFIGURATION_NAME
  value: issuer
{{- end }}
{{- with .root.Values.outboundProxy.url }}
- name: QUARKUS_OIDC_CLIENT_PROXY_HOST
  value: {{ (urlParse .).hostname | quote }}
- name: QUARKUS_OIDC_CLIENT_PROXY_PORT
  value: {{ include "magbellen.portOf" . | quote }}
{{- end }}
- name: QUARKUS_OIDC_CLIENT_CLIENT_ID
  value: {{ .client | quote }}
- name: QUARKUS_REST_CLIENT_CALLER_ID_URL
  value: {{ include "magbellen.url" (dict "root" .root "name" "caller-id-service") }}
{{- end }}

{{- define "magbellen.environment.gateway" -}}
{{ include "magbellen.environment.client" (merge (dict "client" .root.Values.oidc.gatewayClient) .) }}
- name: QUARKUS_REST_CLIENT_CONSENT_URL
  value: {{ include "magbellen.url" (dict "root" .root "name" "consent-service") }}
- name: QUARKUS_REST_CLIENT_OBJECTION_URL
  value: {{ include "magbellen.url" (dict "root" .root "name" "objection-service") }}
- name: MAGBELLEN_WEBHOOKS_ALLOWED_NETWORKS
  value: {{ join "," .root.Values.webhooks.allowedNetworks | quote }}
- name: MAGBELLEN_WEBHOOKS_HTTP
  value: {{ .root.Values.webhooks.http | quote }}
{{- end }}

{{- define "magbellen.environment.consent" -}}
{{ include "magbellen.environment.client" (merge (dict "client" .root.Values.oidc.consentClient) .) }}
- name: MAGBELLEN_PROOF_ISSUER
  value: https://{{ .root.Values.hosts.proofs }}
- name: MAGBELLEN_PROOF_CHECK_PAGE
  value: https://{{ .root.Values.hosts.pages }}/ontvangstbewijs
{{- with .root.Values.site.operator }}
- name: MAGBELLEN_PROOF_GIVEN_BY
  value: {{ printf "%s, %s, KvK %s, %s" .name .address .kvk .email | quote }}
{{- end }}
{{- end }}

{{- define "magbellen.environment.objection" -}}
{{- $codes := .root.Values.codes -}}
{{ include "magbellen.environment.client" (merge (dict "client" .root.Values.oidc.objectionClient) .) }}
- name: QUARKUS_REST_CLIENT_CONSENT_URL
  value: {{ include "magbellen.url" (dict "root" .root "name" "consent-service") }}
- name: QUARKUS_REST_CLIENT_GATEWAY_URL
  value: {{ include "magbellen.url" (dict "root" .root "name" "gateway") }}
- name: MAGBELLEN_OBJECTION_URL
  value: https://{{ .root.Values.hosts.pages }}
{{- if .root.Values.callerId.exposed }}
- name: MAGBELLEN_SITE_CALLERS_URL
  value: https://{{ .root.Values.hosts.api }}
{{- end }}
{{- $operator := .root.Values.site.operator }}
- name: MAGBELLEN_SITE_OPERATOR_NAME
  value: {{ required "site.operator.name: say who runs the consumers' site (AVG art. 13)" $operator.name | quote }}
- name: MAGBELLEN_SITE_OPERATOR_ADDRESS
  value: {{ required "site.operator.address: the postal address of who runs the consumers' site" $operator.address | quote }}
- name: MAGBELLEN_SITE_OPERATOR_KVK
  value: {{ required "site.operator.kvk: the KvK number of who runs the consumers' site" $operator.kvk | quote }}
- name: MAGBELLEN_SITE_OPERATOR_EMAIL
  value: {{ required "site.operator.email: where consumers write to" $operator.email | quote }}
- name: MAGBELLEN_SITE_OPERATOR_DATA_KEPT_IN
  value: {{ required "site.operator.dataKeptIn: the country in which the data are kept" $operator.dataKeptIn | quote }}
- name: MAGBELLEN_SITE_OPERATOR_SECURITY_CONTACT
  value: {{ required "site.operator.securityContact: where faults in security are reported (security.txt)" $operator.securityContact | quote }}
{{- with $operator.telephone }}
- name: MAGBELLEN_SITE_OPERATOR_TELEPHONE
  value: {{ . | quote }}
{{- end }}
{{- with $operator.privacyOfficer }}
- name: MAGBELLEN_SITE_OPERATOR_PRIVACY_OFFICER
  value: {{ . | quote }}
{{- end }}
- name: MAGBELLEN_CODES_SENDER
  value: {{ $codes.sender }}
- name: MAGBELLEN_CODES_SITE
  value: {{ .root.Values.hosts.pages }}
- name: MAGBELLEN_CODES_BUDGET_DAILY_CENTS
  value: {{ int $codes.budgetDailyCents | quote }}
{{- if eq $codes.sender "http" }}
- name: MAGBELLEN_CODES_HTTP_URL
  value: {{ required "codes.url: name where codes are posted (see docs/codes.md)" $codes.url | quote }}
{{- with $codes.voiceUrl }}
- name: MAGBELLEN_CODES_HTTP_VOICE_URL
  value: {{ . | quote }}
{{- end }}
{{- with $codes.template }}
- name: MAGBELLEN_CODES_HTTP_TEMPLATE
  value: {{ . | quote }}
{{- end }}
{{- with $codes.voiceTemplate }}
- name: MAGBELLEN_CODES_HTTP_VOICE_TEMPLATE
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "magbellen.environment.callerId" -}}
{{- $prober := .root.Values.prober -}}
- name: MAGBELLEN_DIRECTORY_SITE_URL
  value: https://{{ .root.Values.hosts.pages }}
- name: MAGBELLEN_PROBER_WARN_BEFORE
  value: P{{ int .root.Values.monitoring.alerts.callbackChecksEndDays }}D
{{- if $prober.trunk }}
- name: MAGBELLEN_PROBER_SIP_TRUNK
  value: {{ $prober.trunk | quote }}
- name: MAGBELLEN_PROBER_SIP_FROM
  value: {{ required "prober.from: name the number that calls to caller ids show" $prober.from | quote }}
- name: MAGBELLEN_PROBER_DAILY_BUDGET
  value: {{ int $prober.dailyBudget | quote }}
{{- with $prober.user }}
- name: MAGBELLEN_PROBER_SIP_USER
  value: {{ . | quote }}
{{- end }}
{{- with $prober.closedDays }}
- name: MAGBELLEN_PROBER_CLOSED_DAYS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* What the test of a release reads. */}}
{{- define "magbellen.environment.test" -}}
{{- include "magbellen.javaOptions" . }}
- name: MAGBELLEN_TEST_GATEWAY
  value: {{ include "magbellen.url" (dict "root" . "name" "gateway") }}
- name: MAGBELLEN_TEST_ISSUER
  value: {{ include "magbellen.issuer" . | quote }}
{{- if .Values.oidc.tls.caSecret }}
- name: MAGBELLEN_TEST_ISSUER_AUTHORITY
  value: /etc/magbellen/issuer/ca.crt
{{- end }}
- name: MAGBELLEN_TEST_ADVERTISER
  value: {{ required "helmTest.advertiser: an advertiser that the test's client may ask for" .Values.helmTest.advertiser | quote }}
- name: MAGBELLEN_TEST_CALLEE
  value: {{ .Values.helmTest.callee | quote }}
- name: SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS
  value: /etc/magbellen/secrets
{{- end }}
