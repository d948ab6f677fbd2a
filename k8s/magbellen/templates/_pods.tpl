{{/*
How pods are fitted: by .Values.pods, and by what a service says of its own. Maps are merged and the service wins, lists are joined.
Takes (dict "root" $ "values" values of the service).
*/}}
{{- define "magbellen.pods" -}}
{{- $all := .root.Values.pods -}}
{{- $own := .values.pods -}}
{{- $pods := mergeOverwrite (deepCopy $all) (deepCopy $own) -}}
{{- range list "tolerations" "volumes" "volumeMounts" "initContainers" "sidecars" -}}
{{- $_ := set $pods . (concat (index $all .) (default list (index $own .))) -}}
{{- end -}}
{{- toYaml $pods -}}
{{- end }}

{{/* Labels and annotations of a pod. Takes (dict "root" $ "name" name "pods" how pods are fitted). */}}
{{- define "magbellen.podMetadata" -}}
labels:
  {{- include "magbellen.labels" . | nindent 2 }}
  {{- with .pods.labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with merge (dict) .pods.annotations .root.Values.annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* User, group and group of files are ours, or are left to the platform. */}}
{{- define "magbellen.podSecurity" -}}
{{- $ids := ternary (dict) (dict "runAsUser" 10001 "runAsGroup" 10001 "fsGroup" 10001) .platformIds -}}
{{- $secure := dict "runAsNonRoot" true "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- mergeOverwrite $secure $ids (deepCopy .securityContext) | toYaml -}}
{{- end }}

{{- define "magbellen.containerSecurity" -}}
{{- $secure := dict "allowPrivilegeEscalation" false "readOnlyRootFilesystem" true "privileged" false "capabilities" (dict "drop" (list "ALL")) -}}
{{- mergeOverwrite $secure (deepCopy .containerSecurityContext) | toYaml -}}
{{- end }}

{{/*
Where a pod may run and what it may, and what is added to it: the same for services, Jobs and tests. Takes the same as podMetadata.
*/}}
{{- define "magbellen.podSpec" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .pods.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- range $field := list "nodeSelector" "tolerations" "affinity" "initContainers" }}
{{- with index $.pods $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
securityContext:
  {{- include "magbellen.podSecurity" .pods | nindent 2 }}
{{- end }}

{{/*
A container of a service's image. Takes (dict "root" $ "name" name of the service "values" its values "pods" how pods are fitted
"container" name "args" list "env" list of lists of variables "resources" by variant "files" see magbellen.mounts).
*/}}
{{- define "magbellen.container" -}}
name: {{ .container }}
image: {{ include "magbellen.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- with .args }}
args: {{ toJson . }}
{{- end }}
securityContext:
  {{- include "magbellen.containerSecurity" .pods | nindent 2 }}
env:
  {{- include "magbellen.variables" .env | nindent 2 }}
resources:
  {{- toYaml (index .resources .root.Values.image.variant) | nindent 2 }}
volumeMounts:
  {{- include "magbellen.mounts" .files | nindent 2 }}
  {{- with .pods.volumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Variables, of which a later one takes the place of an earlier one of its name. Takes a list of lists. */}}
{{- define "magbellen.variables" -}}
{{- $named := dict -}}
{{- $names := list -}}
{{- range . }}{{ range . -}}
{{- $names = append $names .name -}}
{{- $_ := set $named .name . -}}
{{- end }}{{ end -}}
{{- $all := list -}}
{{- range uniq $names }}{{ $all = append $all (index $named .) }}{{ end -}}
{{- toYaml $all -}}
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

{{/* The same, with "pods" how pods are fitted. */}}
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
{{- with .pods.volumes }}
{{ toYaml . }}
{{- end }}
{{- end }}
