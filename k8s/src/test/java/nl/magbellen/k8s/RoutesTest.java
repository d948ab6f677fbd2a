package nl.magbellen.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

  private static final Manifests EVERYTHING = Chart.with(Everything.ON);
  private static final Path PLACES =
      Path.of("../consumer-site/src/main/java/nl/magbellen/site/page/Place.java");

  /** A page of its own in Dutch; English ones are all below one path. */
  private static final Pattern PAGE = Pattern.compile("\\(\"(/[a-z-]*)\", \"/en");

  @ParameterizedTest
  @ValueSource(strings = {"/internal", "/q", "/dev"})
  void whatIsInternalIsOnNoHost(String internal) {
    // Given
    List<String> paths = Stream.concat(routePaths(), ingressPaths()).toList();
    // When
    // Then
    assertThat(paths).hasSizeGreaterThan(40);
    assertThat(paths).noneMatch(path -> path.startsWith(internal));
  }

  @Test
  void onlyTheStartPageIsAtTheRoot() {
    // Given
    JsonNode rules = EVERYTHING.one("HTTPRoute", "calls-pages").at("/spec/rules/0/matches");
    // When
    // Then
    assertThat(rules.get(0).at("/path/type").asText()).isEqualTo("Exact");
    assertThat(rules.get(0).at("/path/value").asText()).isEqualTo("/");
    assertThat(EVERYTHING.one("Ingress", "calls-pages").at("/spec/rules/0/http/paths"))
        .filteredOn(it -> it.path("path").asText().equals("/"))
        .singleElement()
        .satisfies(it -> assertThat(it.path("pathType").asText()).isEqualTo("Exact"));
  }

  @Test
  void everyPageOfTheSiteIsOnItsHost() throws IOException {
    // Given
    String places = Files.readString(PLACES);
    List<String> pages = PAGE.matcher(places).results().map(found -> found.group(1)).toList();
    // When
    List<String> open =
        EVERYTHING.one("HTTPRoute", "calls-pages").findValues("path").stream()
            .map(path -> path.path("value").asText())
            .toList();
    // Then
    assertThat(pages).hasSizeGreaterThan(8);
    assertThat(open).containsAll(pages).contains("/robots.txt", "/.well-known/security.txt");
  }

  @Test
  void pagesAndApiAreOnDifferentHosts() {
    // Given
    JsonNode api = EVERYTHING.one("HTTPRoute", "calls-api").path("spec");
    JsonNode pages = EVERYTHING.one("HTTPRoute", "calls-pages").path("spec");
    // When
    // Then
    assertThat(api.at("/hostnames/0").asText()).isEqualTo("api.example.org");
    assertThat(pages.at("/hostnames/0").asText()).isEqualTo("pages.example.org");
    assertThat(api.toString()).doesNotContain("mijn-registraties");
    assertThat(pages.toString()).doesNotContain("call-permissions");
  }

  @Test
  void bothKindsOfRoutesOpenTheSamePaths() {
    assertThat(ingressPaths().sorted()).containsExactlyElementsOf(routePaths().sorted().toList());
  }

  @Test
  void noRuleHasMoreMatchesThanTheGatewayApiTakes() {
    // Given
    Stream<JsonNode> rules =
        EVERYTHING.of("HTTPRoute").stream().flatMap(it -> it.at("/spec/rules").valueStream());
    // When
    // Then
    assertThat(rules).allSatisfy(rule -> assertThat(rule.path("matches")).hasSizeBetween(1, 8));
  }

  @Test
  void whatIsNotExposedHasNoRoute() {
    // Given
    Manifests rendered = Chart.with(Everything.ON, "callerId: {exposed: false}");
    // When
    String routes = rendered.of("HTTPRoute").toString();
    // Then
    assertThat(routes).doesNotContain("caller-id-service").contains("/v1/call-permissions");
  }

  @Test
  void aHostOfWhichNothingIsExposedHasNoRoute() {
    // Given
    String nothing =
        "{gateway: {exposed: false}, consent: {exposed: false}, objection: {exposed: false},"
            + " callerId: {exposed: false}}";
    // When
    Manifests rendered = Chart.with(Everything.ON, nothing);
    // Then
    assertThat(rendered.names())
        .contains("HTTPRoute/calls-pages", "Ingress/calls-pages")
        .doesNotContain("HTTPRoute/calls-api", "Ingress/calls-api", "Certificate/calls-api");
  }

  @Test
  void aGatewayIsToldHowLongARequestMayTake() {
    // When
    Manifests rendered = Chart.with(Everything.ON, "httpRoute: {requestTimeout: 0s}");
    // Then
    assertThat(rendered.of("HTTPRoute").stream().flatMap(it -> it.at("/spec/rules").valueStream()))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.at("/timeouts/request").asText()).isEqualTo("0s"));
    assertThat(EVERYTHING.of("HTTPRoute").toString()).doesNotContain("timeouts");
  }

  @Test
  void everyRouteLeadsToAServiceThatIsThere() {
    // Given
    Stream<String> backends =
        EVERYTHING.of("HTTPRoute").stream()
            .flatMap(it -> it.findValuesAsText("name").stream())
            .filter(name -> name.startsWith("calls-") && name.matches(".*(service|gateway)"));
    // When
    // Then
    assertThat(backends).isNotEmpty().allSatisfy(name -> EVERYTHING.one("Service", name));
  }

  private static Stream<String> routePaths() {
    return EVERYTHING.of("HTTPRoute").stream()
        .flatMap(it -> it.findValues("path").stream())
        .map(path -> path.path("value").asText());
  }

  private static Stream<String> ingressPaths() {
    return EVERYTHING.of("Ingress").stream().flatMap(it -> it.findValuesAsText("path").stream());
  }
}
