{{/*
What a service reads of Secrets, as sources of one projected volume: a file a setting, by the setting's name. Not as variables:
those are inherited, listed and dumped. Takes the same as magbellen.environment.
*/}}
{{- define "magbellen.secrets" -}}
{{ include "magbellen.secrets.database" . }}
{{- include "magbellen.secret" (list .root .root.Values.secrets.numbers (dict
  "hash-secrets" "magbellen.numbers.hash-secrets"
  "cipher-secrets" "magbellen.numbers.cipher-secrets")) }}
{{- with include (printf "magbellen.secrets.%s" .key) . | fromYaml }}
{{- include "magbellen.secret" (list $.root $.values.secret .) }}
{{- end }}
{{- end }}

{{/* The login of a service's database: what runs by schedule reads no more, but for the key that signs what is dropped. */}}
{{- define "magbellen.secrets.database" -}}
{{- include "magbellen.secret" (list .root (include "magbellen.databaseSecret" .) (dict
  "username" "quarkus.datasource.username"
  "password" "quarkus.datasource.password")) }}
{{- end }}

{{/* The keys of a service's own Secret, and which setting each is. */}}
{{- define "magbellen.secrets.gateway" -}}
oidc-client-secret: quarkus.oidc-client.credentials.secret
permit-keys: magbellen.permit.keys
{{- end }}

{{- define "magbellen.secrets.consent" -}}
oidc-client-secret: quarkus.oidc-client.credentials.secret
proof-keys: magbellen.proof.keys
{{- end }}

{{- define "magbellen.secrets.objection" -}}
{{- $codes := .root.Values.codes -}}
oidc-client-secret: quarkus.oidc-client.credentials.secret
receipt-keys: magbellen.receipt.keys
codes-secrets: magbellen.codes.secrets
{{- if eq $codes.sender "http" }}
{{- if $codes.authorization }}
codes-authorization: magbellen.codes.http.headers.Authorization
{{- end }}
{{- if $codes.reports }}
codes-report-secret: magbellen.codes.http.report.secret
{{- end }}
{{- end }}
{{- end }}

{{- define "magbellen.secrets.callerId" -}}
{{- if .root.Values.prober.user }}
{{- $_ := required "callerId.secret: name the Secret with prober-password" .values.secret }}
prober-password: magbellen.prober.sip.password
{{- end }}
{{- end }}

{{/* The Secret that is read where values name one: a trial has its own, so that its published keys never take the place of others. Takes (list $ secret). */}}
{{- define "magbellen.secretName" -}}
{{- $root := index . 0 -}}
{{- if $root.Values.evaluation.enabled -}}
{{ include "magbellen.name" (dict "root" $root "name" (printf "evaluation-%s" (index . 1 | trimPrefix "magbellen-"))) }}
{{- else -}}
{{ index . 1 }}
{{- end -}}
{{- end }}

{{/* One source; secretKeys says what a key is called in your Secrets. Takes (list $ secret (dict key setting)). */}}
{{- define "magbellen.secret" }}
{{- $called := (index . 0).Values.secretKeys }}
- secret:
    name: {{ include "magbellen.secretName" (list (index . 0) (index . 1)) }}
    items:
      {{- range $key, $setting := index . 2 }}
      - {key: {{ default $key (index $called $key) }}, path: {{ $setting }}}
      {{- end }}
{{- end }}
