package nl.magbellen.k8s;

/** Values with all switches on. */
final class Everything {

  /** On top of the least. */
  static final String ON =
      """
      externalSecrets: {enabled: true, store: {name: vault}, prefix: house/}
      codes: {url: "https://messages.example.org", voiceUrl: "https://calls.example.org", authorization: true, reports: true}
      site: {operator: {telephone: "020 123 45 67", privacyOfficer: fg@example.org}}
      database: {cloudNativePg: {enabled: true, imageName: "registry.example.org/postgresql:18.1", storageClass: fast, walStorageSize: 5Gi,
        scheduledBackup: "0 0 2 * * *", parameters: {max_connections: "200"},
        plugins: [{name: barman-cloud.cloudnative-pg.io, isWALArchiver: true}]}}
      oidc: {tls: {caSecret: issuer-ca, caKey: root.pem}}
      proxy: {trusted: [10.0.0.0/8]}
      pods: {nodeSelector: {pool: calls}, priorityClassName: high, tolerations: [{key: calls, operator: Exists}],
        annotations: {team: calls}}
      image: {pullSecrets: [registry]}
      gateway: {imageDigest: {native: "sha256:0000000000000000000000000000000000000000000000000000000000000000"},
        extraEnv: [{name: MAGBELLEN_LOG_DEADLINE, value: PT1S}]}
      consent: {exposed: true}
      callerId: {exposed: true, secret: magbellen-caller-id-service}
      prober: {trunk: "sip.example.org:5070", from: "+31202345678", user: magbellen, dailyBudget: 50, closedDays: ["2027-01-04"]}
      httpRoute: {enabled: true, gateways: [{name: public, namespace: edge}], annotations: {a: b}}
      ingress: {enabled: true, className: edge, annotations: {a: b}}
      certManager: {enabled: true, issuer: {name: letters}}
      networkPolicy:
        fromIngress: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}}]
        fromMonitoring: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
        toOidc: [{ipBlock: {cidr: 192.0.2.10/32}}]
        toCodes: [{ipBlock: {cidr: 192.0.2.20/32}}]
        toWebhooks: [{ipBlock: {cidr: 192.0.2.70/32}}]
        toTrunk: [{ipBlock: {cidr: 192.0.2.80/32}}]
        toTracing: [{ipBlock: {cidr: 192.0.2.30/32}}]
        databaseEgress: [{to: [{ipBlock: {cidr: 192.0.2.50/32}}], ports: [{port: 6443, protocol: TCP}]}]
      tracing: {endpoint: "http://collector:4317", share: 0.01}
      monitoring:
        serviceMonitor: {enabled: true, labels: {release: prometheus}}
        alerts: {enabled: true, runbook: "https://docs.example.org/operations/alerts.md", labels: {release: prometheus}}
        dashboards: {enabled: true}
      helmTest: {enabled: true, advertiser: zonnestroom}
      """;

  /** Databases that are there already, routes by Ingress alone, no autoscaling. */
  static final String EXTERNAL =
      """
      database: {cloudNativePg: {enabled: false}, tls: {caSecret: postgres-ca, caKey: root.pem}}
      gateway: {database: {host: pg.example.org, port: 6432, name: log}, autoscaling: {enabled: false}}
      consent: {database: {host: pg.example.org}, autoscaling: {enabled: false}}
      objection: {database: {host: pg.example.org}, autoscaling: {enabled: false}}
      callerId: {database: {host: pg.example.org}, autoscaling: {enabled: false}}
      ingress: {enabled: true}
      networkPolicy: {fromIngress: [{podSelector: {}}], toDatabase: [{ipBlock: {cidr: 192.0.2.40/32}}]}
      """;

  private Everything() {}
}
