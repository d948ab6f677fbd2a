package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values are taken, and what they become. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imagee: {}                                                | imagee
          gateway: {replica: 2}                                     | replica
          image: {registry: ""}                                     | registry
          image: {tag: latest}                                      | tag
          image: {registry: "https://registry.example.org"}         | registry
          image: {registry: registry.example.org/}                  | registry
          image: {registry: registry.example.org/team}              | registry
          image: {repository: /magbellen}                           | repository
          image: {repository: magbellen/}                           | repository
          image: {tag: 0.1.0-native}                                | tag
          image: {variant: graal}                                   | variant
          database: {host: "pg.example.org:5432"}                   | host
          gateway: {database: {host: "pg.example.org:5432"}}        | /gateway/database/host
          codes: {url: messages.example.org}                        | /codes/url
          codes: {voiceUrl: "messages.example.org:8443"}            | /codes/voiceUrl
          certManager: {enabled: true, issuer: {name: letters}}     | certManager.enabled
          logMonths: {schedule: "0 20 3 * * *"}                     | schedule
          database: {cloudNativePg: {scheduledBackup: "0 2 * * *", plugins: [{name: tape}]}} | scheduledBackup
          database: {cloudNativePg: {plugins: [{isWALArchiver: true}]}} | plugins
          nameOverride: 1calls                                      | nameOverride
          outboundProxy: {url: proxy.example.org}                   | outboundProxy
          migration: {hook: sometimes}                              | hook
          hosts: {api: "https://x"}                                 | api
          hosts: {pages: api.example.org, api: api.example.org}     | three names
          gateway: {secret: ""}                                     | /gateway/secret
          callerId: {database: {secret: ""}}                        | /callerId/database/secret
          gateway: {resources: {limit: {memory: 1Gi}}}              | /gateway/resources
          logMonths: {keptFor: P5D}                                 | keptFor
          logMonths: {keptFor: P}                                   | keptFor
          httpRoute: {requestTimeout: "5 minutes"}                  | requestTimeout
          oidc: {issuer: ""}                                        | issuer
          gateway: {replicas: 0}                                    | replicas
          database: {tls: {mode: prefer}}                           | mode
          codes: {sender: post}                                     | sender
          codes: {password: secret}                                 | password
          codes: {url: ""}                                          | codes.url
          site: {operator: {name: ""}}                              | site.operator.name
          site: {operator: {address: ""}}                           | site.operator.address
          site: {operator: {kvk: ""}}                               | site.operator.kvk
          site: {operator: {kvk: "123"}}                            | kvk
          site: {operator: {email: ""}}                             | site.operator.email
          site: {operator: {email: nobody}}                         | email
          site: {operator: {dataKeptIn: ""}}                        | site.operator.dataKeptIn
          site: {operator: {securityContact: ""}}                   | site.operator.securityContact
          database: {cloudNativePg: {enabled: false}, tls: {mode: require}} | database.host
          prober: {trunk: "sip.example.org"}                        | trunk
          prober: {trunk: "sip.example.org:5060"}                   | prober.from
          prober: {from: "0201234567"}                              | from
          prober: {user: magbellen}                                 | callerId.secret
          prober: {closedDays: [Monday]}                            | closedDays
          monitoring: {alerts: {enabled: true}}                     | monitoring.alerts.runbook
          monitoring: {serviceMonitor: {enabled: true}}             | networkPolicy.fromMonitoring
          helmTest: {enabled: true}                                 | helmTest.advertiser
          externalSecrets: {enabled: true}                          | externalSecrets.store.name
          tracing: {endpoint: "http://10.0.0.5"}                    | endpoint
          database: {cloudNativePg: {imageName: "postgresql:latest"}} | imageName
          database: {cloudNativePg: {imageName: postgresql}}        | imageName
          database: {cloudNativePg: {imageName: "postgresql@sha256:0000000000000000000000000000000000000000000000000000000000000000"}} | imageName
          database: {cloudNativePg: {imageName: "postgresql:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000"}} | imageName
          networkPolicy: {databaseEgress: [{ports: [{port: 443}]}]} | databaseEgress
          database: {cloudNativePg: {scheduledBackup: "0 0 2 * * *"}} | cloudNativePg.plugins
          """)
  void wrongValuesAreRefusedByName(String values, String named) {
    assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining(named);
  }

  @Test
  void proberIsToldItsTrunkAndItsPasswordComesAsAFile() {
    // Given
    Manifests rendered = Chart.with(Everything.ON);
    // When
    JsonNode pod = rendered.one("Deployment", "calls-caller-id-service").at("/spec/template/spec");
    // Then
    assertThat(prober(rendered, "SIP_TRUNK")).isEqualTo("sip.example.org:5070");
    assertThat(prober(rendered, "SIP_FROM")).isEqualTo("+31202345678");
    assertThat(prober(rendered, "SIP_USER")).isEqualTo("magbellen");
    assertThat(prober(rendered, "DAILY_BUDGET")).isEqualTo("50");
    assertThat(prober(rendered, "CLOSED_DAYS")).isEqualTo("2027-01-04");
    assertThat(prober(rendered, "WARN_BEFORE")).isEqualTo("P7D");
    assertThat(Manifests.secrets(pod))
        .containsEntry(
            "magbellen.prober.sip.password", "magbellen-caller-id-service/prober-password");
    assertThat(Chart.with().one("Deployment", "calls-caller-id-service").toString())
        .doesNotContain("PROBER_SIP", "prober-password");
  }

  private static String prober(Manifests rendered, String name) {
    return rendered
        .variable("calls-caller-id-service", "MAGBELLEN_PROBER_" + name)
        .path("value")
        .asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my.release", "1calls"})
  void aReleasesNameThatNoServiceCanHaveIsRefused(String name) {
    assertThatThrownBy(() -> Chart.released(name, Everything.ON))
        .hasMessageContaining("no dots, and a letter first");
  }

  @Test
  void aReleasesNameThatNoServiceCanHaveNamesNoDatabaseEither() {
    // Given
    String other = "nameOverride: calls";
    // When
    Manifests rendered = Chart.released("1calls", Everything.EXTERNAL, other);
    // Then
    assertThat(rendered.names()).contains("Service/calls-gateway");
    assertThatThrownBy(() -> Chart.released("1calls", Everything.ON, other))
        .hasMessageContaining("the Clusters of cloudNativePg are named after it");
  }

  @Test
  void namesOfDigitsAloneStayNames() {
    // Given
    // An audience and a client as some providers number them, an advertiser by its
    // registration
    String numbered =
        "oidc: {audience: \"215346786574839281\", gatewayClient: \"42\"}\n"
            + "helmTest: {enabled: true, advertiser: \"12345678\"}";
    // When
    Manifests rendered = Chart.with(numbered);
    // Then
    assertThat(rendered.pods().flatMap(it -> it.at("/containers/0/env").valueStream()))
        .filteredOn(it -> it.has("value"))
        .allSatisfy(it -> assertThat(it.path("value").isTextual()).as(it.toString()).isTrue());
    assertThat(value(rendered, "QUARKUS_OIDC_TOKEN_AUDIENCE")).isEqualTo("215346786574839281");
  }

  /** With a provider of its own it is no trial any more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          image: {registry: "registry.example:5000"}             | image.registry
          hosts: {api: api.magbellen.example}                    | hosts.api
          codes: {url: "https://messages.magbellen.example/v1"}  | codes.url
          site: {operator: {name: operator.example}}             | site.operator.name
          site: {operator: {kvk: "00000000"}}                    | site.operator.kvk
          site: {operator: {email: info@operator.example}}       | site.operator.email
          database: {cloudNativePg: {enabled: false}}            | database.host
          """)
  void aPlaceholderIsRefusedByNameInARealInstallation(String values, String named) {
    assertThatThrownBy(() -> Chart.with(values)).hasMessageContaining(named + ": ");
  }

  @Test
  void aDatabasesImageIsPinnedByItsDigestAfterItsVersion() {
    // Given
    String pinned = "registry.example.org:5000/postgresql:18.1@sha256:" + "0".repeat(64);
    // When
    Manifests rendered =
        Chart.with("database: {cloudNativePg: {imageName: \"%s\"}}".formatted(pinned));
    // Then
    assertThat(rendered.of("Cluster"))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.at("/spec/imageName").asText()).isEqualTo(pinned));
  }

  @Test
  void anExternalDatabaseIsReachedByItsSecret() {
    // Given
    String external =
        """
        database: {cloudNativePg: {enabled: false}, tls: {caSecret: postgres-ca, caKey: root.pem}}
        gateway: {database: {host: pg.example.org, port: 6432, name: log, secret: log-login}}
        consent: {database: {host: pg.example.org}}
        objection: {database: {host: pg.example.org}}
        callerId: {database: {host: pg.example.org}}
        """;
    // When
    Manifests rendered = Chart.with(external);
    // Then
    assertThat(rendered.of("Cluster")).isEmpty();
    assertThat(value(rendered, "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://pg.example.org:6432/log");
    assertThat(value(rendered, "QUARKUS_DATASOURCE_JDBC_URL"))
        .isEqualTo(
            "jdbc:postgresql://pg.example.org:6432/log?sslmode=verify-full&sslrootcert=/etc/magbellen/database/ca.crt");
    JsonNode pod = rendered.one("Deployment", "calls-gateway").at("/spec/template/spec");
    assertThat(Manifests.secrets(pod))
        .containsEntry("quarkus.datasource.password", "log-login/password");
    assertThat(pod.at("/volumes/2/secret").toString())
        .isEqualTo(
            "{\"secretName\":\"postgres-ca\",\"items\":[{\"key\":\"root.pem\",\"path\":\"ca.crt\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void aProviderOfTheOwnHouseIsTrustedByItsAuthority(String service) {
    // Given
    String own = "oidc: {tls: {caSecret: house-ca, caKey: root.pem}}";
    // When
    Manifests rendered = Chart.with(own);
    // Then
    JsonNode pod = rendered.one("Deployment", "calls-" + service).at("/spec/template/spec");
    assertThat(
            rendered
                .variable("calls-" + service, "QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS")
                .path("value")
                .asText())
        .isEqualTo("/etc/magbellen/issuer/ca.crt");
    assertThat(
            rendered
                .variable("calls-" + service, "QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME")
                .path("value")
                .asText())
        .isEqualTo("issuer");
    assertThat(pod.at("/containers/0/volumeMounts").toString())
        .contains("{\"name\":\"issuer-ca\",\"mountPath\":\"/etc/magbellen/issuer\"");
    assertThat(pod.path("volumes").toString())
        .contains(
            "{\"secretName\":\"house-ca\",\"items\":[{\"key\":\"root.pem\",\"path\":\"ca.crt\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service"})
  void aClientOfAProviderOfTheOwnHouseTrustsItToo(String service) {
    // When
    Manifests rendered = Chart.with("oidc: {tls: {caSecret: house-ca}}");
    // Then
    assertThat(
            rendered
                .variable("calls-" + service, "QUARKUS_OIDC_CLIENT_TLS_TLS_CONFIGURATION_NAME")
                .path("value")
                .asText())
        .isEqualTo("issuer");
  }

  @Test
  void theTestOfAReleaseTrustsTheProvidersAuthority() {
    // When
    JsonNode pod = Chart.with(Everything.ON).one("Pod", "calls-helm-test").path("spec");
    // Then
    assertThat(pod.at("/containers/0/env").toString())
        .contains(
            "{\"name\":\"MAGBELLEN_TEST_ISSUER_AUTHORITY\",\"value\":\"/etc/magbellen/issuer/ca.crt\"}");
    assertThat(pod.at("/containers/0/volumeMounts").toString()).contains("/etc/magbellen/issuer");
    assertThat(pod.path("volumes").toString()).contains("\"secretName\":\"issuer-ca\"");
  }

  @Test
  void theHostOfExternalDatabasesIsSaidOnce() {
    // Given
    String external =
        "{database: {cloudNativePg: {enabled: false}, host: pg.example.org, port: 6432},"
            + " consent: {database: {host: other.example.org, port: 5433}}}";
    // When
    Manifests rendered = Chart.with(external);
    // Then
    assertThat(value(rendered, "gateway", "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://pg.example.org:6432/gateway");
    assertThat(value(rendered, "caller-id-service", "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://pg.example.org:6432/callerid");
    assertThat(value(rendered, "consent-service", "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://other.example.org:5433/consent");
    assertThat(rendered.one("NetworkPolicy", "calls-consent-service").toString())
        .contains("{\"port\":5433,\"protocol\":\"TCP\"}");
    assertThat(rendered.one("Deployment", "calls-gateway").toString())
        .contains("\"secretName\":\"magbellen-database-ca\"");
  }

  @Test
  void ownDatabasesAreReachedByTheOperatorsNames() {
    // Given
    // When
    Manifests rendered = Chart.with();
    // Then
    assertThat(
            rendered
                .one("Cluster", "calls-gateway-db")
                .at("/spec/bootstrap/initdb/database")
                .asText())
        .isEqualTo("gateway");
    assertThat(value(rendered, "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://calls-gateway-db-rw:5432/gateway");
    assertThat(
            Manifests.secrets(
                rendered.one("Deployment", "calls-gateway").at("/spec/template/spec")))
        .containsEntry("quarkus.datasource.password", "calls-gateway-db-app/password");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, 7, '', 6",
    "consent-service, 13, '', ''",
    "objection-service, 6, 5, ''",
    "caller-id-service, 13, '', ''"
  })
  void theSizeOfAPoolIsAValue(String service, String size, String lookUps, String log) {
    // Given
    String thirteen =
        "{gateway: {database: {poolSize: 13}}, consent: {database: {poolSize: 13}},"
            + " objection: {database: {poolSize: 13}}, callerId: {database: {poolSize: 13}}}";
    // When
    Manifests rendered = Chart.with(thirteen);
    // Then
    assertThat(value(rendered, service, "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE")).isEqualTo(size);
    assertThat(value(rendered, service, "MAGBELLEN_LOOK_UPS_CONNECTIONS")).isEqualTo(lookUps);
    assertThat(value(rendered, service, "MAGBELLEN_LOG_CONNECTIONS")).isEqualTo(log);
  }

  @Test
  void oneClusterMayHaveAllFourDatabases() {
    // Given
    String shared =
        "database: {cloudNativePg: {shared: true, parameters: {max_connections: \"400\"}}}";
    // When
    Manifests rendered = Chart.with(Everything.ON, shared);
    // Then
    assertThat(rendered.of("Cluster"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.at("/metadata/name").asText()).isEqualTo("calls-db");
              assertThat(it.at("/spec/bootstrap/initdb/database").asText()).isEqualTo("callerid");
              assertThat(it.at("/spec/bootstrap/initdb/owner").asText()).isEqualTo("magbellen");
              assertThat(it.at("/spec/bootstrap/initdb/postInitSQL").toString())
                  .isEqualTo(
                      "[\"create database \\\"consent\\\" owner magbellen\","
                          + "\"create database \\\"gateway\\\" owner magbellen\","
                          + "\"create database \\\"objection\\\" owner magbellen\"]");
              assertThat(OperatorTypes.flaws(it)).isEmpty();
            });
    assertThat(rendered.of("ScheduledBackup")).hasSize(1);
    assertThat(value(rendered, "consent-service", "QUARKUS_DATASOURCE_REACTIVE_URL"))
        .isEqualTo("postgresql://calls-db-rw:5432/consent");
    assertThat(
            Manifests.secrets(
                rendered.one("Deployment", "calls-gateway").at("/spec/template/spec")))
        .containsEntry("quarkus.datasource.password", "calls-db-app/password");
    assertThat(rendered.one("NetworkPolicy", "calls-db").at("/spec/ingress/0/from")).hasSize(8);
    assertThat(rendered.one("PodMonitor", "calls-databases").toString())
        .contains("\"values\":[\"calls-db\"]");
    assertThat(rendered.names()).doesNotHaveDuplicates();
  }

  @Test
  void theLongestNameIsTheSameDatabaseEverywhere() {
    // Given
    // CloudNativePG's names are shorter than others
    Manifests rendered = Chart.released("r".repeat(53), Everything.ON);
    // When
    String gateway =
        rendered.of("Deployment").stream()
            .map(JsonNode::toString)
            .filter(it -> it.contains("\"name\":\"gateway\""))
            .findFirst()
            .orElseThrow();
    String database = "r".repeat(29) + "-gateway-db";
    // Then
    rendered.one("Cluster", database);
    rendered.one("ScheduledBackup", database);
    assertThat(rendered.one("NetworkPolicy", database).at("/spec/podSelector").toString())
        .contains("\"cnpg.io/cluster\":\"%s\"".formatted(database));
    assertThat(gateway)
        .contains(
            "postgresql://%s-rw:5432/gateway".formatted(database),
            "\"name\":\"%s-app\"".formatted(database),
            "\"secretName\":\"%s-ca\"".formatted(database));
  }

  @Test
  void oneStandbyConfirmsEveryCommit() {
    // Given
    // When
    JsonNode several = Chart.with().one("Cluster", "calls-gateway-db");
    JsonNode one =
        Chart.with("database: {cloudNativePg: {instances: 1}}").one("Cluster", "calls-gateway-db");
    // Then
    assertThat(several.at("/spec/postgresql/synchronous/dataDurability").asText())
        .isEqualTo("required");
    assertThat(one.at("/spec/postgresql").isMissingNode()).isTrue();
  }

  @Test
  void theWriteAheadLogHasAVolumeOfItsOwnWhenOneIsAskedFor() {
    // Given
    String apart = "database: {cloudNativePg: {walStorageSize: 5Gi, storageClass: fast}}";
    // When
    JsonNode database = Chart.with(apart).one("Cluster", "calls-gateway-db");
    // Then
    assertThat(database.at("/spec/walStorage").toString())
        .isEqualTo("{\"size\":\"5Gi\",\"storageClass\":\"fast\"}");
    assertThat(
            Chart.with().one("Cluster", "calls-gateway-db").at("/spec/walStorage").isMissingNode())
        .isTrue();
  }

  @Test
  void theFirstBackupIsMadeAtOnce() {
    // Given
    // When
    List<JsonNode> backups = Chart.with(Everything.ON).of("ScheduledBackup");
    // Then
    assertThat(backups).hasSize(4);
    assertThat(backups)
        .allSatisfy(
            it -> {
              assertThat(it.at("/spec/immediate").asBoolean()).isTrue();
              assertThat(it.at("/spec/method").asText()).isEqualTo("plugin");
              assertThat(it.at("/spec/pluginConfiguration/name").asText())
                  .isEqualTo("barman-cloud.cloudnative-pg.io");
            });
  }

  @ParameterizedTest
  @CsvSource({"magbellen, 11", "services, 8"})
  void aDashboardIsOfOneNamespaceAndOneRelease(String name, int panels) throws IOException {
    // Given
    JsonNode files = Chart.with(Everything.ON).one("ConfigMap", "calls-dashboards").path("data");
    // When
    JsonNode dashboard =
        new ObjectMapper().readTree(files.path("telephony-calls-%s.json".formatted(name)).asText());
    // Then
    assertThat(dashboard.path("panels")).hasSize(panels);
    assertThat(dashboard.at("/templating/list").findValuesAsText("name"))
        .containsExactly("datasource", "namespace", "release");
    assertThat(dashboard.path("panels").findValuesAsText("expr"))
        .hasSizeGreaterThanOrEqualTo(panels)
        .allMatch(it -> it.contains("namespace=\"$namespace\""))
        .filteredOn(it -> it.contains("magbellen_") || it.contains("http_server"))
        .isNotEmpty()
        .allMatch(it -> it.contains("app_kubernetes_io_instance=~\"$release\""));
  }

  @Test
  void dashboardsOfTwoReleasesAreTwo() {
    // Given
    // When
    String one = dashboards(Chart.released("one", Everything.ON), "one");
    String other = dashboards(Chart.released("other", Everything.ON), "other");
    // Then
    assertThat(one).contains("\"title\": \"Magbellen telephony-one: decisions\"");
    assertThat(uids(one)).isNotEmpty().doesNotContainAnyElementsOf(uids(other));
  }

  private static String dashboards(Manifests rendered, String release) {
    JsonNode data = rendered.one("ConfigMap", release + "-dashboards").path("data");
    assertThat(data.fieldNames())
        .toIterable()
        .allMatch(it -> it.startsWith("telephony-" + release + "-"));
    return String.join("", data.valueStream().map(JsonNode::asText).toList());
  }

  private static List<String> uids(String dashboards) {
    return Pattern.compile("\"uid\": \"(magbellen-[^\"]{1,33})\"")
        .matcher(dashboards)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void telemetryIsOffExactlyWhenTracesHaveNowhereToGo(String service) {
    // Given
    String endpoint = "http://collector:4317";
    // When
    Manifests nowhere = Chart.with("tracing: {endpoint: \"\", share: 0.5}");
    Manifests somewhere = Chart.with("tracing: {endpoint: \"%s\", share: 0.5}".formatted(endpoint));
    // Then
    assertThat(value(nowhere, service, "QUARKUS_OTEL_SDK_DISABLED")).isEqualTo("true");
    assertThat(value(nowhere, service, "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")).isEmpty();
    assertThat(somewhere.variable("calls-" + service, "QUARKUS_OTEL_SDK_DISABLED").isMissingNode())
        .isTrue();
    assertThat(value(somewhere, service, "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT"))
        .isEqualTo(endpoint);
    assertThat(value(somewhere, service, "QUARKUS_OTEL_TRACES_SAMPLER_ARG")).isEqualTo("0.5");
  }

  private static String value(Manifests rendered, String variable) {
    return value(rendered, "gateway", variable);
  }

  private static String value(Manifests rendered, String service, String variable) {
    return rendered.variable("calls-" + service, variable).path("value").asText();
  }
}
