{{/* The services: key in values to name, port, and port for health and metrics. quarkus-kubernetes says the same; a test holds both together. */}}
{{- define "magbellen.services" -}}
gateway: {name: gateway, port: 8080, management: 9080}
consent: {name: consent-service, port: 8081, management: 9081}
objection: {name: objection-service, port: 8082, management: 9082}
callerId: {name: caller-id-service, port: 8083, management: 9083}
{{- end }}

{{/* The name of a service's objects. Takes (dict "root" $ "name" name). */}}
{{- define "magbellen.name" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 40 | trimSuffix "-") .name -}}
{{- end }}

{{/* The name of a Job: leaves room for what Kubernetes appends to it. */}}
{{- define "magbellen.jobName" -}}
{{- printf "%s-%s" (.root.Release.Name | trunc 25 | trimSuffix "-") .name -}}
{{- end }}

{{/* The name of a service's own database: CloudNativePG takes fifty characters. */}}
{{- define "magbellen.database" -}}
{{- printf "%s-%s-db" (.root.Release.Name | trunc 29 | trimSuffix "-") .name -}}
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
{{- end }}

{{- define "magbellen.version" -}}
{{- default .Chart.AppVersion .Values.image.tag -}}
{{- end }}

{{/* Takes (dict "root" $ "name" name "values" values of the service). */}}
{{- define "magbellen.image" -}}
{{- $image := .root.Values.image -}}
{{- $name := printf "%s/%s/%s" $image.registry $image.repository .name -}}
{{- if .values.imageDigest -}}
{{ printf "%s@%s" $name .values.imageDigest }}
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

{{- define "magbellen.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "magbellen.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
privileged: false
capabilities:
  drop: [ALL]
{{- end }}

{{/* Where a pod may run and what it may: the same for services, Jobs and tests. */}}
{{- define "magbellen.placement" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- include "magbellen.podSecurity" . | nindent 2 }}
{{- end }}

{{/*
What a container sees of files: /tmp to write, its secrets, and the authorities of the database and of the provider.
Takes (dict "root" $ "secrets" sources "ca" secret or "" "issuer" whether it asks the provider).
*/}}
{{- define "magbellen.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: secrets
  mountPath: /etc/magbellen/secrets
  readOnly: true
{{- if .ca }}
- name: database-ca
  mountPath: /etc/magbellen/database
  readOnly: true
{{- end }}
{{- if and .issuer .root.Values.oidc.tls.caSecret }}
- name: issuer-ca
  mountPath: /etc/magbellen/issuer
  readOnly: true
{{- end }}
{{- end }}

{{- define "magbellen.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- .secrets | nindent 6 }}
{{- if .ca }}
- name: database-ca
  secret:
    secretName: {{ .ca }}
    items:
      - key: {{ .root.Values.database.tls.caKey }}
        path: ca.crt
{{- end }}
{{- $issuer := .issuer }}
{{- with .root.Values.oidc.tls }}
{{- if and $issuer .caSecret }}
- name: issuer-ca
  secret:
    secretName: {{ .caSecret }}
    items:
      - key: {{ .caKey }}
        path: ca.crt
{{- end }}
{{- end }}
{{- end }}

{{/* Where one service finds another. */}}
{{- define "magbellen.url" -}}
http://{{ include "magbellen.name" . }}
{{- end }}

{{/* The paths of the pages, of the keys of proofs, and each service's paths of the API. Internal calls, metrics and health are in none. */}}
{{- define "magbellen.paths" -}}
pages:
  exact: [/, /code-challenge, /.well-known/jwks.json, /.well-known/security.txt, /robots.txt]
  prefix: [/en, /niet-gebeld-worden, /mijn-registraties, /wie-belde-mij, /toch-gebeld, /ontvangstbewijs, /wat-kan-er-nog-gebeuren, /deelnemers, /privacy, /contact, /toegankelijkheid, /site{{ if .Values.codes.reports }}, /v1/code-deliveries{{ end }}]
proofs:
  exact: [/.well-known/jwks.json]
  prefix: []
gateway:
  exact: [/.well-known/jwks.json, /.well-known/authzen-configuration]
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

{{- define "magbellen.databaseHost" -}}
{{- if .root.Values.database.cloudNativePg.enabled -}}
{{ include "magbellen.database" . }}-rw
{{- else -}}
{{ required "database.host: name the PostgreSQL host, or set database.cloudNativePg.enabled" (default .root.Values.database.host .values.database.host) }}
{{- end -}}
{{- end }}

{{- define "magbellen.databasePort" -}}
{{ int (ternary 5432 (default .root.Values.database.port .values.database.port) .root.Values.database.cloudNativePg.enabled) }}
{{- end }}

{{- define "magbellen.databaseSecret" -}}
{{- if .root.Values.database.cloudNativePg.enabled -}}
{{ include "magbellen.database" . }}-app
{{- else -}}
{{ .values.database.secret }}
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
