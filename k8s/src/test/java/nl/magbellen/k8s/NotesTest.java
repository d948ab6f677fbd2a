package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Helm says to who has installed the chart. */
class NotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          networkPolicy: {enabled: false}                | networkPolicy.enabled is false
          codes: {sender: development}                   | codes.sender is development
          database: {cloudNativePg: {instances: 1}}      | nothing backs the databases up
          logMonths: {suspend: true}                     | Decisions are never deleted
          {database: {cloudNativePg: {scheduledBackup: "0 0 2 * * *", plugins: [{name: tape.example}]}}, monitoring: {alerts: {enabled: true, runbook: "https://x"}}} | no alert covers the backups of tape.example
          hosts: {api: api.example.org}                  | networkPolicy.toOidc is empty: services may reach any address on port 443
          {ingress: {enabled: true}, networkPolicy: {fromIngress: [{podSelector: {}}]}} | proxy.trusted is empty
          {oidc: {issuer: "http://keycloak.iam:8080/realms/calls"}, networkPolicy: {oidcPort: 8443}} | oidc.issuer is at port 8080, networkPolicy.oidcPort opens 8443
          oidc: {issuer: "http://keycloak.iam"}          | networkPolicy.toOidc is empty: services may reach any address on port 80.
          prober: {trunk: "sip.example.org:5070", from: "+31202345678"} | networkPolicy.toTrunk is empty: the caller-id service may reach any address on the port of prober.trunk
          networkPolicy: {codesPort: 8443}               | networkPolicy.toCodes is empty: the objection service may reach any address on port 8443
          tracing: {endpoint: "http://collector:4317"}   | networkPolicy.toTracing is empty
          gateway: {autoscaling: {maxReplicas: 9}}       | take 100 connections of calls-gateway-db, which has 100. Raise database.cloudNativePg.parameters.max_connections
          callerId: {replicas: 20, autoscaling: {enabled: false}} | replicas of caller-id-service at most (one more each while they are replaced) take 252 connections
          gateway: {database: {poolSize: 9}}             | take 99 connections of calls-gateway-db, which has 100
          database: {cloudNativePg: {shared: true}}      | take 342 connections of calls-db, which has 100
          database: {cloudNativePg: {enabled: false}, host: pg.example.org, maxConnections: 300} | take 342 connections of pg.example.org, which has 300. Raise that of PostgreSQL
          tracing: {share: 0}                            | networkPolicy.databaseEgress is empty
          helmTest: {enabled: true, advertiser: zonnestroom} | helm -n telephony test calls
          """)
  void theySayWhatToKnowOfTheseValues(String values, String said) {
    // Given
    // When
    String notes = Chart.notes(values);
    // Then
    assertThat(notes).contains("Magbellen 0.1.0 (native) is installed as calls", said);
  }

  @Test
  void theySayThatThePortOfAnExternalDatabaseIsOpenEverywhere() {
    // Given
    String external =
        """
        database: {cloudNativePg: {enabled: false}, tls: {caSecret: postgres-ca}}
        gateway: {database: {host: pg.example.org}}
        consent: {database: {host: pg.example.org}}
        objection: {database: {host: pg.example.org}}
        callerId: {database: {host: pg.example.org}}
        """;
    // When
    String notes = Chart.notes(external);
    // Then
    assertThat(notes)
        .contains("networkPolicy.toDatabase is empty")
        .doesNotContain("networkPolicy.databaseEgress", "networkPolicy.toTracing");
  }

  @Test
  void theyNameAnAddressOnlyWhereARouteLeadsThere() {
    // Given
    String routed =
        "{ingress: {enabled: true}, networkPolicy: {fromIngress: [{podSelector: {}}]},"
            + " gateway: {exposed: false}}";
    // When
    String without = Chart.notes();
    String with = Chart.notes(routed);
    // Then
    assertThat(without)
        .contains("port-forward service/calls-gateway 8080:80")
        .doesNotContain("https://pages.example.org", "https://api.example.org");
    assertThat(with)
        .contains("Pages  https://pages.example.org")
        .doesNotContain("https://api.example.org");
  }

  @Test
  void theySayNothingOfConnectionsThatAreEnough() {
    // Given
    String enough =
        "{gateway: {autoscaling: {maxReplicas: 9}},"
            + " database: {cloudNativePg: {parameters: {max_connections: \"110\"}}}}";
    // When
    String notes = Chart.notes(enough);
    // Then
    assertThat(notes).doesNotContain("max_connections");
    assertThat(Chart.notes()).doesNotContain("max_connections");
  }

  /**
   * Eight and two a replica, and two for imports but in the gateway: what the notes count; gateway
   * and objection-service divide their eight.
   */
  @ParameterizedTest
  @CsvSource({
    "libraries/service, META-INF/microprofile-config.properties, quarkus.datasource.reactive.max-size=8",
    "libraries/service, META-INF/microprofile-config.properties, quarkus.datasource.jdbc.max-size=2",
    "gateway, application.properties, quarkus.datasource.reactive.max-size=4",
    "gateway, application.properties, magbellen.log.connections=4",
    "objection-service, application.properties, quarkus.datasource.reactive.max-size=3",
    "objection-service, application.properties, magbellen.look-ups.connections=3",
    "consumer-site, META-INF/microprofile-config.properties, magbellen.site.connections=2",
    "libraries/imports, META-INF/microprofile-config.properties, magbellen.imports.connections=2"
  })
  void poolsAreOfTheSizeThatTheNotesCount(String module, String file, String setting)
      throws IOException {
    // When
    List<String> settings = Files.readAllLines(Path.of("..", module, "src/main/resources", file));
    // Then
    assertThat(settings).contains(setting);
  }

  @Test
  void theySayNothingOfOpenPortsWhereTheProductionExampleIsFollowed() {
    assertThat(Chart.notesOfFile("values-production.yaml").lines())
        .filteredOn(it -> it.startsWith("WARNING"))
        .singleElement()
        .asString()
        .contains("oidc.issuer is a placeholder");
  }

  @ParameterizedTest
  @CsvSource({"WARNING", "kept for ever", "helm -n telephony test"})
  void theySayNothingElseWhenAllIsSet(String unsaid) {
    // Given
    String set = "{logMonths: {keptFor: P5Y}, helmTest: {enabled: false}}";
    // When
    String notes = Chart.notes(Everything.ON, set);
    // Then
    assertThat(notes)
        .contains("Magbellen 0.1.0 (native) is installed as calls")
        .doesNotContain(unsaid);
  }
}
