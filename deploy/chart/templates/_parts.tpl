{{- define "b12.labels" -}}
app.kubernetes.io/name: b12
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "b12.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "b12.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "b12.places" -}}
- {name: data, mountPath: /data}
- {name: tmp, mountPath: /tmp}
{{- end }}

{{- define "b12.clinic-place" -}}
{{- if .Values.clinic }}
- {name: clinic, mountPath: /clinic, readOnly: true}
{{- end }}
{{- end }}

{{- define "b12.volumes" -}}
# Everything that lasts is in the database.
- {name: data, emptyDir: {}}
- {name: tmp, emptyDir: {}}
{{- if .Values.clinic }}
- name: clinic
  configMap: {name: {{ .Release.Name }}-clinic}
{{- end }}
{{- end }}

{{- define "b12.env" -}}
{{- if .Values.clinic }}
- {name: B12_CLINIC, value: /clinic/clinic.yml}
{{- end }}
{{- if .Values.traces }}
- {name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ .Values.traces | quote }}}
{{- end }}
{{- end }}

{{- define "b12.from-secret" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: {name: {{ .root.Values.secret }}, key: {{ .name }}}
{{- end }}
