{{/* The services: key in values to name, port, and port for health and metrics. quarkus-kubernetes says the same; a test holds both together. */}}
{{- define "magbellen.services" -}}
gateway: {name: gateway, port: 8080, management: 9080}
consent: {name: consent-service, port: 8081, management: 9081}
objection: {name: objection-service, port: 8082, management: 9082}
callerId: {name: caller-id-service, port: 8083, management: 9083}
{{- end }}

{{/* What the names of all objects begin with, but those of own databases. */}}
{{- define "magbellen.prefix" -}}
{{- default .Release.Name .Values.nameOverride -}}
{{- end }}

{{/* The name of a service's objects. Takes (dict "root" $ "name" name). */}}
{{- define "magbellen.name" -}}
{{- printf "%s-%s" (include "magbellen.prefix" .root | trunc 40 | trimSuffix "-") .name -}}
{{- end }}

{{/* The name of a Job: leaves room for what Kubernetes appends to it. */}}
{{- define "magbellen.jobName" -}}
{{- printf "%s-%s" (include "magbellen.prefix" .root | trunc 25 | trimSuffix "-") .name -}}
{{- end }}

{{/*
The name of the Cluster with a service's database: CloudNativePG takes fifty characters. After the release, whatever nameOverride says:
another name would be another database, an empty one.
*/}}
{{- define "magbellen.database" -}}
{{- if .root.Values.database.cloudNativePg.shared -}}
{{- printf "%s-db" (.root.Release.Name | trunc 47 | trimSuffix "-") -}}
{{- else -}}
{{- printf "%s-%s-db" (.root.Release.Name | trunc 29 | trimSuffix "-") .name -}}
{{- end -}}
{{- end }}

{{/* The Clusters: the name of each to what it belongs to, its owner, and the keys of the services that have a database in it. */}}
{{- define "magbellen.clusters" -}}
{{- $clusters := dict -}}
{{- range $key, $service := include "magbellen.services" . | fromYaml -}}
{{- $name := include "magbellen.database" (dict "root" $ "name" $service.name) -}}
{{- $cluster := default (dict "services" list) (index $clusters $name) -}}
{{- $_ := set $cluster "services" (append $cluster.services $key) -}}
{{- $shared := $.Values.database.cloudNativePg.shared -}}
{{- $_ := set $cluster "of" (ternary "db" (printf "%s-db" $service.name) $shared) -}}
{{- $_ := set $cluster "owner" (ternary "magbellen" (index $.Values $key).database.name $shared) -}}
{{- $_ := set $clusters $name $cluster -}}
{{- end -}}
{{- toYaml $clusters -}}
{{- end }}

{{/* Connections that the replicas of a service may hold, with the one more while they are replaced. Takes (dict "key" key "values" its values). */}}
{{- define "magbellen.connections" -}}
{{- $scaling := .values.autoscaling -}}
{{- $replicas := int .values.replicas -}}
{{- if $scaling.enabled }}{{ $replicas = max $replicas (int $scaling.maxReplicas) }}{{ end -}}
{{- /* Two by JDBC a replica, and two for imports but in the gateway. */ -}}
{{- mul (add1 $replicas) (add (int .values.database.poolSize) (ternary 2 4 (eq .key "gateway"))) -}}
{{- end }}

{{/* What makes the backups of own databases; empty when nothing does. */}}
{{- define "magbellen.backupPlugin" -}}
{{- with .Values.database.cloudNativePg.plugins }}{{ (first .).name }}{{ end -}}
{{- end }}

{{/* The labels by which a service's pods are selected: never changed. */}}
{{- define "magbellen.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "magbellen.labels" -}}
{{ include "magbellen.selector" . }}
app.kubernetes.io/part-of: magbellen
app.kubernetes.io/version: {{ include "magbellen.version" .root | trunc 63 | trimAll "-_." | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
What every object says of itself. Takes (dict "root" $ "name" what it belongs to), and with it "object", its name, if that is
another one, "labels" and "annotations".
*/}}
{{- define "magbellen.metadata" -}}
name: {{ default (include "magbellen.name" .) .object }}
labels:
  {{- include "magbellen.labels" . | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with merge (dict) (default dict .annotations) .root.Values.annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What is on record outlives the release: by Helm, Argo CD and Flux alike. */}}
{{- define "magbellen.kept" -}}
helm.sh/resource-policy: keep
argocd.argoproj.io/sync-options: Prune=false,Delete=false
kustomize.toolkit.fluxcd.io/prune: disabled
{{- end }}

{{/* The port that a URL leads to. */}}
{{- define "magbellen.portOf" -}}
{{- $url := urlParse . -}}
{{- default (ternary "80" "443" (eq $url.scheme "http")) (regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host)) -}}
{{- end }}

{{/* The port at which the provider is asked. */}}
{{- define "magbellen.oidcPort" -}}
{{- default (include "magbellen.portOf" (default (include "magbellen.issuer" .) .Values.outboundProxy.url)) (ternary "" (toString .Values.networkPolicy.oidcPort) (eq 0 (int .Values.networkPolicy.oidcPort))) -}}
{{- end }}

{{/* The port at which the test of a release asks the provider, which it does without a proxy. */}}
{{- define "magbellen.testOidcPort" -}}
{{- if .Values.outboundProxy.url -}}
{{ include "magbellen.portOf" (include "magbellen.issuer" .) }}
{{- else -}}
{{ include "magbellen.oidcPort" . }}
{{- end -}}
{{- end }}

{{/* The ports at which codes are posted, without a proxy, as a list. */}}
{{- define "magbellen.codesPorts" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $urls := without (list .Values.codes.url .Values.codes.voiceUrl) "" -}}
{{- $ports := list -}}
{{- range $urls }}{{ $ports = append $ports (include "magbellen.portOf" .) }}{{ end -}}
{{- ternary (list (toString $policy.codesPort)) (uniq $ports) (ne 0 (int $policy.codesPort)) | toJson -}}
{{- end }}

{{- define "magbellen.version" -}}
{{- default .Chart.AppVersion .Values.image.tag -}}
{{- end }}

{{/* Takes (dict "root" $ "name" name "values" values of the service). */}}
{{- define "magbellen.image" -}}
{{- $image := .root.Values.image -}}
{{- $name := printf "%s/%s/%s" $image.registry $image.repository .name -}}
{{- $digest := index .values.imageDigest $image.variant -}}
{{- if and $digest (not $image.tag) -}}
{{ printf "%s@%s" $name $digest }}
{{- else -}}
{{ printf "%s:%s%s" $name (include "magbellen.version" .root) (ternary "-native" "" (eq $image.variant "native")) }}
{{- end -}}
{{- end }}

{{/* Options of the Java virtual machine; nothing where there is none. */}}
{{- define "magbellen.javaOptions" -}}
{{- if eq .Values.image.variant "jvm" }}
- name: JAVA_TOOL_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{- end }}
{{- end }}

{{/* Where one service finds another. */}}
{{- define "magbellen.url" -}}
http://{{ include "magbellen.name" . }}
{{- end }}

{{/* The paths of the pages, of the keys of proofs, and each service's paths of the API. Internal calls, metrics and health are in none. */}}
{{- define "magbellen.paths" -}}
pages:
  exact: [/, /code-challenge, /.well-known/jwks.json, /.well-known/log-checkpoint, /.well-known/log-consistency, /.well-known/security.txt, /robots.txt]
  prefix: [/en, /niet-gebeld-worden, /mijn-registraties, /wie-belde-mij, /toch-gebeld, /ontvangstbewijs, /wat-kan-er-nog-gebeuren, /deelnemers, /privacy, /contact, /toegankelijkheid, /site{{ if .Values.codes.reports }}, /v1/code-deliveries{{ end }}]
proofs:
  exact: [/.well-known/jwks.json, /.well-known/log-checkpoint, /.well-known/log-consistency]
  prefix: []
gateway:
  exact: [/.well-known/jwks.json, /.well-known/log-checkpoint, /.well-known/log-consistency, /.well-known/authzen-configuration]
  prefix: [/v1/call-permissions, /v1/screenings, /v1/replays, /v1/rulebook, /v1/statistics, /access/v1]
consent:
  exact: []
  prefix: [/v1/consents, /v1/customer-relations, /v1/balance-tests, /v1/requested-calls, /v1/published-numbers, /v1/proof-requests]
objection:
  exact: []
  prefix: [/v1/objections, /v1/complaints, /v1/privacy-requests]
callerId:
  exact: []
  prefix: [/v1/advertisers, /v1/agencies, /v1/mandates, /v1/caller-ids, /v1/telemarketers, /v1/directory]
{{- end }}

{{/* Whose tokens are taken. */}}
{{- define "magbellen.issuer" -}}
{{- if .Values.evaluation.enabled -}}
{{ include "magbellen.url" (dict "root" . "name" "issuer") }}
{{- else -}}
{{ .Values.oidc.issuer }}
{{- end -}}
{{- end }}

{{- define "magbellen.databaseHost" -}}
{{- if .root.Values.evaluation.enabled -}}
{{ include "magbellen.name" (dict "root" .root "name" "postgresql") }}
{{- else if .root.Values.database.cloudNativePg.enabled -}}
{{ include "magbellen.database" . }}-rw
{{- else -}}
{{ required "database.host: name the PostgreSQL host, or set database.cloudNativePg.enabled" (default .root.Values.database.host .values.database.host) }}
{{- end -}}
{{- end }}

{{- define "magbellen.databasePort" -}}
{{ int (ternary 5432 (default .root.Values.database.port .values.database.port) .root.Values.database.cloudNativePg.enabled) }}
{{- end }}

{{/* The login of a database: with "owner" that of the Jobs. */}}
{{- define "magbellen.databaseSecret" -}}
{{- if .root.Values.database.cloudNativePg.enabled -}}
{{ include "magbellen.database" . }}-app
{{- else -}}
{{ ternary (default .values.database.secret .values.database.ownerSecret) .values.database.secret (default false .owner) }}
{{- end -}}
{{- end }}

{{/* The Secret with the certificate authority of the database; empty when TLS does not verify. */}}
{{- define "magbellen.databaseCa" -}}
{{- $tls := .root.Values.database.tls -}}
{{- if hasPrefix "verify" $tls.mode -}}
{{- if $tls.caSecret -}}
{{ $tls.caSecret }}
{{- else if .root.Values.database.cloudNativePg.enabled -}}
{{ include "magbellen.database" . }}-ca
{{- else -}}
magbellen-database-ca
{{- end -}}
{{- end -}}
{{- end }}
