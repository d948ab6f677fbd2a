package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of docs/architecture.md, and no other. */
class NetworkPolicyTest {

  private static final Manifests LEAST = Chart.with();
  private static final Manifests EVERYTHING = Chart.with(Everything.ON);

  @Test
  void everythingIsDeniedFirst() {
    // Given
    JsonNode spec = LEAST.one("NetworkPolicy", "calls-default-deny").path("spec");
    // When
    // Then
    assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(spec.has("ingress")).isFalse();
    assertThat(spec.has("egress")).isFalse();
    assertThat(EVERYTHING.of("Deployment"))
        .allSatisfy(
            it ->
                spec.at("/podSelector/matchLabels")
                    .properties()
                    .forEach(
                        label ->
                            assertThat(it.at("/spec/template/metadata/labels").path(label.getKey()))
                                .isEqualTo(label.getValue())));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, objection-service",
    "consent-service, gateway objection-service",
    "objection-service, gateway",
    "caller-id-service, gateway consent-service objection-service"
  })
  void onlyTheseServicesMayCall(String service, String callers) {
    // Given
    JsonNode policy = LEAST.one("NetworkPolicy", "calls-" + service);
    // When
    JsonNode peers = policy.at("/spec/ingress/0/from");
    // Then
    assertThat(names(peers)).isEqualTo(callers);
    assertThat(peers).hasSize(callers.split(" ").length);
    assertThat(policy.at("/spec/ingress")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, caller-id-service consent-service objection-service",
    "consent-service, caller-id-service",
    "objection-service, caller-id-service consent-service gateway",
    "caller-id-service, ''"
  })
  void onlyTheseServicesMayBeCalled(String service, String called) {
    // Given
    JsonNode egress = LEAST.one("NetworkPolicy", "calls-" + service).at("/spec/egress");
    // When
    String names =
        String.join(
            " ",
            new TreeSet<>(
                StreamSupport.stream(egress.spliterator(), false)
                    .map(rule -> names(rule.path("to")))
                    .filter(name -> !name.isEmpty())
                    .toList()));
    // Then
    assertThat(names).isEqualTo(called);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, true",
    "consent-service, true",
    "objection-service, true",
    "caller-id-service, false"
  })
  void theWorldReachesWhatIsRouted(String service, boolean reached) {
    // Given
    Manifests rendered = Chart.with(Everything.ON, "callerId: {exposed: false}");
    // When
    String peers =
        rendered.one("NetworkPolicy", "calls-" + service).at("/spec/ingress/0/from").toString();
    // Then
    assertThat(peers.contains("\"edge\"")).isEqualTo(reached);
    assertThat(peers).doesNotContain("\"monitoring\"");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, 9080",
    "consent-service, 9081",
    "objection-service, 9082",
    "caller-id-service, 9083"
  })
  void onlyPrometheusReachesHealthAndMetrics(String service, String port) {
    // Given
    JsonNode ingress = EVERYTHING.one("NetworkPolicy", "calls-" + service).at("/spec/ingress");
    // When
    List<JsonNode> rules =
        ingress.valueStream().filter(rule -> rule.path("ports").toString().contains(port)).toList();
    // Then
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().path("ports").toString())
        .isEqualTo("[{\"port\":%s,\"protocol\":\"TCP\"}]".formatted(port));
    assertThat(rules.getFirst().path("from").toString())
        .contains("\"monitoring\"")
        .doesNotContain("\"edge\"", "app.kubernetes.io/name\":\"gateway");
    assertThat(LEAST.one("NetworkPolicy", "calls-" + service).toString()).doesNotContain(port);
  }

  @Test
  void theDatabaseIsOnlyTheServicesOwn() {
    // Given
    JsonNode policy = LEAST.one("NetworkPolicy", "calls-gateway");
    // When
    String egress = policy.at("/spec/egress").toString();
    // Then
    assertThat(egress)
        .contains("{\"podSelector\":{\"matchLabels\":{\"cnpg.io/cluster\":\"calls-gateway-db\"}}}")
        .doesNotContain("calls-consent-service-db");
  }

  @Test
  void aDatabaseLetsInItsServiceItsJobsItsCopiesAndItsOperator() {
    // Given
    JsonNode ingress = LEAST.one("NetworkPolicy", "calls-gateway-db").at("/spec/ingress");
    // When
    // Then
    assertThat(names(ingress.get(0).path("from"))).isEqualTo("gateway gateway-job");
    assertThat(ingress.get(0).path("from")).hasSize(2);
    assertThat(ingress.get(0).path("ports").toString())
        .isEqualTo("[{\"port\":5432,\"protocol\":\"TCP\"}]");
    assertThat(ingress.get(1).path("from").toString())
        .isEqualTo(
            "[{\"podSelector\":{\"matchLabels\":{\"cnpg.io/cluster\":\"calls-gateway-db\"}}},"
                + "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"cnpg-system\"}}}]");
    assertThat(ingress).hasSize(2);
  }

  @Test
  void prometheusReachesADatabasesMetricsAndNothingElseOfIt() {
    // Given
    JsonNode ingress = EVERYTHING.one("NetworkPolicy", "calls-gateway-db").at("/spec/ingress");
    // When
    List<JsonNode> rules =
        ingress.valueStream().filter(it -> it.toString().contains("\"monitoring\"")).toList();
    // Then
    assertThat(rules).hasSize(1);
    assertThat(rules.getFirst().path("ports").toString())
        .isEqualTo("[{\"port\":9187,\"protocol\":\"TCP\"}]");
  }

  @Test
  void aDatabaseThatIsToldWhereToGoGoesNowhereElse() {
    // Given
    JsonNode spec = EVERYTHING.one("NetworkPolicy", "calls-gateway-db").path("spec");
    // When
    JsonNode egress = spec.path("egress");
    // Then
    assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(egress).hasSize(3);
    assertThat(egress.get(0).path("ports").toString()).contains("53").doesNotContain("5432");
    assertThat(egress.get(1).toString())
        .contains("{\"cnpg.io/cluster\":\"calls-gateway-db\"}", "5432", "8000");
    assertThat(egress.get(2).toString()).contains("192.0.2.50/32", "6443");
    assertThat(LEAST.one("NetworkPolicy", "calls-gateway-db").at("/spec/policyTypes").toString())
        .isEqualTo("[\"Ingress\"]");
  }

  @Test
  void nothingInTheProductionExampleMayGoAnywhere() {
    // Given
    List<JsonNode> policies = Chart.withFile("values-production.yaml").of("NetworkPolicy");
    // When
    List<JsonNode> rules =
        policies.stream().flatMap(it -> it.at("/spec/egress").valueStream()).toList();
    // Then
    assertThat(policies)
        .allSatisfy(it -> assertThat(it.at("/spec/policyTypes").toString()).contains("Egress"));
    assertThat(rules)
        .hasSizeGreaterThan(20)
        .allSatisfy(rule -> assertThat(rule.path("to")).isNotEmpty());
  }

  @Test
  void everyPodHasAPolicyOfItsOwn() {
    // Given
    List<String> selected =
        EVERYTHING.of("NetworkPolicy").stream()
            .map(it -> it.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name").asText())
            .toList();
    // When
    List<String> pods =
        EVERYTHING
            .podTemplates()
            .map(it -> it.at("/metadata/labels/app.kubernetes.io~1name").asText())
            .toList();
    // Then
    assertThat(pods).hasSize(10).isSubsetOf(selected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "consent-service", "objection-service", "caller-id-service"})
  void aJobReachesItsDatabaseAndNobodyElse(String service) {
    // Given
    JsonNode policy = LEAST.one("NetworkPolicy", "calls-" + service + "-job").path("spec");
    // When
    JsonNode egress = policy.path("egress");
    // Then
    assertThat(policy.has("ingress")).isFalse();
    assertThat(egress).hasSize(2);
    assertThat(egress.get(1).path("to").toString())
        .isEqualTo(
            "[{\"podSelector\":{\"matchLabels\":{\"cnpg.io/cluster\":\"calls-%s-db\"}}}]"
                .formatted(service));
  }

  @Test
  void tracesGoToThePortOfTheirEndpoint() {
    // Given
    String values = "{tracing: {endpoint: \"http://10.0.0.5:4317\"}}";
    // When
    JsonNode egress =
        Chart.with(Everything.ON, values)
            .one("NetworkPolicy", "calls-caller-id-service")
            .at("/spec/egress");
    // Then
    assertThat(egress.toString())
        .contains(
            "{\"ports\":[{\"port\":4317,\"protocol\":\"TCP\"}],"
                + "\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.30/32\"}}]}");
  }

  @Test
  void onlyTheObjectionServiceSendsCodes() {
    // Given
    List<String> sending =
        EVERYTHING.of("NetworkPolicy").stream()
            .filter(it -> it.toString().contains("192.0.2.20/32"))
            .map(it -> it.at("/metadata/name").asText())
            .toList();
    // When
    // Then
    assertThat(sending).containsExactly("calls-objection-service");
  }

  @Test
  void onlyTheGatewaySendsWebhooksAndNowhereUnlessTold() {
    // Given
    String told =
        "{\"ports\":[{\"port\":443,\"protocol\":\"TCP\"}],"
            + "\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.70/32\"}}]}";
    // When
    List<String> sending =
        EVERYTHING.of("NetworkPolicy").stream()
            .filter(it -> it.toString().contains(told))
            .map(it -> it.at("/metadata/name").asText())
            .toList();
    // Then
    assertThat(sending).containsExactly("calls-gateway");
    assertThat(LEAST.one("NetworkPolicy", "calls-gateway").at("/spec/egress"))
        .hasSize(EVERYTHING.one("NetworkPolicy", "calls-gateway").at("/spec/egress").size() - 2);
  }

  @Test
  void onlyTheCallerIdServiceCallsByTheTrunkAndNobodyUnlessTold() {
    // Given
    String told =
        "{\"ports\":[{\"port\":5070,\"protocol\":\"UDP\"}],"
            + "\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.80/32\"}}]}";
    // When
    List<String> calling =
        EVERYTHING.of("NetworkPolicy").stream()
            .filter(it -> it.toString().contains(told))
            .map(it -> it.at("/metadata/name").asText())
            .toList();
    // Then
    assertThat(calling).containsExactly("calls-caller-id-service");
    assertThat(LEAST.one("NetworkPolicy", "calls-caller-id-service").toString())
        .doesNotContain("5060", "5070");
  }

  @Test
  void theWorldMayComeByRoutesOfAnothersMaking() {
    // Given
    String own = "networkPolicy: {fromIngress: [{podSelector: {matchLabels: {app: mesh}}}]}";
    // When
    Manifests rendered = Chart.with(own);
    // Then
    assertThat(rendered.one("NetworkPolicy", "calls-gateway").at("/spec/ingress/0/from").toString())
        .contains("{\"app\":\"mesh\"}");
    assertThat(rendered.one("NetworkPolicy", "calls-caller-id-service").toString())
        .doesNotContain("mesh");
  }

  @Test
  void clientsOfAServiceReachItAlone() {
    // Given
    String dialer = "gateway: {clients: [{podSelector: {matchLabels: {app: dialer}}}]}";
    // When
    Manifests rendered = Chart.with(dialer);
    // Then
    assertThat(rendered.of("NetworkPolicy"))
        .filteredOn(it -> it.toString().contains("dialer"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.at("/metadata/name").asText()).isEqualTo("calls-gateway");
              assertThat(it.at("/spec/ingress/0/ports/0/port").asInt()).isEqualTo(8080);
            });
  }

  @Test
  void moreMayComeInAndGoOut() {
    // Given
    String mesh =
        """
        networkPolicy:
          extraIngress: [{from: [{podSelector: {matchLabels: {app: prober}}}], ports: [{port: 15020}]}]
          extraEgress: [{to: [{podSelector: {matchLabels: {app: istiod}}}], ports: [{port: 15012}]}]
        """;
    // When
    Manifests rendered = Chart.with(mesh);
    // Then
    assertThat(rendered.of("NetworkPolicy"))
        .filteredOn(it -> it.at("/spec/ingress").toString().contains("prober"))
        .hasSize(4);
    assertThat(rendered.of("NetworkPolicy"))
        .filteredOn(it -> it.at("/spec/egress").toString().contains("istiod"))
        .hasSize(8);
  }

  @Test
  void portsOfDnsAreThoseOfThePlatform() {
    // Given
    // When
    Manifests rendered = Chart.with("networkPolicy: {dnsPorts: [5353]}");
    // Then
    assertThat(rendered.one("NetworkPolicy", "calls-gateway").at("/spec/egress/0/ports").toString())
        .isEqualTo("[{\"port\":5353,\"protocol\":\"UDP\"},{\"port\":5353,\"protocol\":\"TCP\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          codes: {url: "https://messages.example.org:8443/v1"}                                        | 8443
          codes: {url: "http://messages.example.org/v1"}                                              | 80
          {codes: {url: "https://messages.example.org:8443"}, networkPolicy: {codesPort: 9443}}       | 9443
          codes: {voiceUrl: "https://calls.example.org:7443/v1"}                                      | 443 7443
          outboundProxy: {url: "http://proxy.example.org:3128"}                                       | 443
          """)
  void codesGoToThePortsOfTheirUrls(String values, String ports) {
    // Given
    Manifests rendered = Chart.with(Everything.ON, "codes: {voiceUrl: \"\"}", values);
    // When
    List<String> open =
        rendered
            .one("NetworkPolicy", "calls-objection-service")
            .at("/spec/egress")
            .valueStream()
            .filter(it -> it.toString().contains("192.0.2.20/32"))
            .flatMap(it -> it.path("ports").valueStream())
            .map(it -> it.path("port").asText())
            .toList();
    // Then
    assertThat(open).containsExactly(ports.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.example.org, 443",
    "http://keycloak.iam:8080/realms/calls, 8080",
    "https://login.example.org:8443, 8443"
  })
  void theProviderIsReachedAtThePortOfItsUrl(String issuer, int port) {
    // Given
    // When
    Manifests rendered = Chart.with(Everything.ON, "oidc: {issuer: \"%s\"}".formatted(issuer));
    // Then
    assertThat(rendered.one("NetworkPolicy", "calls-gateway").toString())
        .contains(
            "{\"ports\":[{\"port\":%d,\"protocol\":\"TCP\"}],\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.10/32\"}}]}"
                .formatted(port));
  }

  /** The test of a release asks the provider without a proxy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                                  | 443  | 443
          networkPolicy: {oidcPort: 8443}                                                                     | 8443 | 8443
          outboundProxy: {url: "http://proxy.example.org:3128"}                                               | 3128 | 443
          {outboundProxy: {url: "http://proxy.example.org:3128"}, oidc: {issuer: "https://login.example.org:9443"}} | 3128 | 9443
          """)
  void whoAsksTheProviderReachesItAsItAsks(String values, int ofServices, int ofTheTest) {
    // Given
    String told =
        "{\"ports\":[{\"port\":%d,\"protocol\":\"TCP\"}],\"to\":[{\"ipBlock\":{\"cidr\":\"192.0.2.10/32\"}}]}";
    // When
    Manifests rendered = Chart.with(Everything.ON, values);
    // Then
    assertThat(rendered.one("NetworkPolicy", "calls-gateway").at("/spec/egress").toString())
        .contains(told.formatted(ofServices));
    assertThat(rendered.one("NetworkPolicy", "calls-helm-test").at("/spec/egress").toString())
        .contains(told.formatted(ofTheTest));
  }

  @Test
  void routesWithoutAnOpenGateAreRefused() {
    assertThatThrownBy(() -> Chart.with("ingress: {enabled: true}"))
        .hasMessageContaining("networkPolicy.fromIngress");
  }

  @Test
  void aDatabaseThatOutlivesItsReleaseStaysClosed() {
    // Given
    List<JsonNode> databases = EVERYTHING.of("Cluster");
    // When
    List<JsonNode> policies =
        databases.stream()
            .map(it -> EVERYTHING.one("NetworkPolicy", it.at("/metadata/name").asText()))
            .toList();
    // Then
    assertThat(Stream.concat(databases.stream(), policies.stream()))
        .hasSize(8)
        .allSatisfy(
            it ->
                assertThat(it.at("/metadata/annotations/helm.sh~1resource-policy").asText())
                    .isEqualTo("keep"));
  }

  private static String names(JsonNode peers) {
    return String.join(
        " ",
        StreamSupport.stream(peers.spliterator(), false)
            .map(it -> it.at("/podSelector/matchLabels/app.kubernetes.io~1name").asText())
            .filter(name -> !name.isEmpty())
            .toList());
  }
}
