package nl.magbellen.launcher.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.magbellen.launcher.database.EmbeddedDatabase;
import nl.magbellen.launcher.home.LocalKeys;
import nl.magbellen.launcher.issuer.LocalIssuer;

/**
 * How a local stack configures each service: its port, its database, its issuer, as variables; its
 * passwords and keys as {@link SecretFiles}.
 */
final class ServiceEnvironment {

  private static final String PATIENCE = "60S";
  private static final String OPERATOR = "Magbellen (proef)";
  private static final String OPERATOR_ADDRESS = "Voorbeeldstraat 1, 1234 AB Voorbeeld";
  private static final String OPERATOR_KVK = "00000000";
  private static final String OPERATOR_EMAIL = "vraag@magbellen.example";
  private static final String CLIENT_SECRET = "quarkus.oidc-client.credentials.secret";
  private static final String TRACES_GO_TO = "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT";

  private final StackSettings settings;
  private final Ports ports;
  private final EmbeddedDatabase database;
  private final LocalKeys keys;

  ServiceEnvironment(
      StackSettings settings, Ports ports, EmbeddedDatabase database, LocalKeys keys) {
    this.settings = settings;
    this.ports = ports;
    this.database = database;
    this.keys = keys;
  }

  /** The variables of a service; what the settings add comes last and wins. */
  Map<String, String> of(Service service) {
    Map<String, String> variables = new HashMap<>();
    // The keys that sign here are readable on this machine: no other machine may reach it.
    variables.put("QUARKUS_HTTP_HOST", "localhost");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
    variables.put("QUARKUS_MANAGEMENT_HOST", "localhost");
    variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.of(service.management())));
    variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer());
    // Four services start at once: on a small or busy machine everything takes its time.
    variables.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", PATIENCE);
    variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(service.database()));
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(service.database()));
    // A list: what separates its elements must not do so in a path.
    variables.put(
        "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", secrets(service).toString().replace(",", "\\,"));
    variables.put("MAGBELLEN_GATEWAY_URL", url(Service.GATEWAY));
    switch (service) {
      case GATEWAY -> variables.putAll(ofTheGateway());
      case CONSENT -> variables.putAll(ofTheConsentService());
      case OBJECTION -> variables.putAll(ofTheObjectionService());
      case CALLER_ID -> variables.putAll(ofTheCallerIdService());
    }
    variables.putAll(settings.extra().getOrDefault(service, Map.of()));
    boolean nowhereToSendTraces =
        !variables.containsKey(TRACES_GO_TO) && System.getenv(TRACES_GO_TO) == null;
    variables.putIfAbsent("QUARKUS_OTEL_SDK_DISABLED", Boolean.toString(nowhereToSendTraces));
    return variables;
  }

  private Map<String, String> ofTheGateway() {
    Map<String, String> variables = asClient(LocalIssuer.GATEWAY);
    variables.put("QUARKUS_REST_CLIENT_CONSENT_URL", url(Service.CONSENT));
    variables.put("QUARKUS_REST_CLIENT_OBJECTION_URL", url(Service.OBJECTION));
    variables.put("QUARKUS_REST_CLIENT_CALLER_ID_URL", url(Service.CALLER_ID));
    // Who tries webhooks on this machine has a receiver on it.
    variables.put("MAGBELLEN_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8,::1/128");
    variables.put("MAGBELLEN_WEBHOOKS_HTTP", "true");
    return variables;
  }

  private Map<String, String> ofTheConsentService() {
    Map<String, String> variables = asClient(LocalIssuer.CONSENT_SERVICE);
    variables.put("QUARKUS_REST_CLIENT_CALLER_ID_URL", url(Service.CALLER_ID));
    variables.put("MAGBELLEN_PROOF_ISSUER", url(Service.CONSENT));
    variables.put("MAGBELLEN_PROOF_CHECK_PAGE", url(Service.OBJECTION) + "/ontvangstbewijs");
    variables.put(
        "MAGBELLEN_PROOF_GIVEN_BY",
        String.join(", ", OPERATOR, OPERATOR_ADDRESS, "KvK " + OPERATOR_KVK, OPERATOR_EMAIL));
    return variables;
  }

  private Map<String, String> ofTheObjectionService() {
    Map<String, String> variables = asClient(LocalIssuer.OBJECTION_SERVICE);
    variables.put("QUARKUS_REST_CLIENT_CONSENT_URL", url(Service.CONSENT));
    variables.put("QUARKUS_REST_CLIENT_CALLER_ID_URL", url(Service.CALLER_ID));
    variables.put("QUARKUS_REST_CLIENT_GATEWAY_URL", url(Service.GATEWAY));
    variables.put("MAGBELLEN_OBJECTION_URL", url(Service.OBJECTION));
    variables.put("MAGBELLEN_SITE_CALLERS_URL", url(Service.CALLER_ID));
    variables.put("MAGBELLEN_CODES_SENDER", "development");
    variables.put("MAGBELLEN_CODES_SITE", "localhost");
    variables.put("MAGBELLEN_SITE_OPERATOR_NAME", OPERATOR);
    variables.put("MAGBELLEN_SITE_OPERATOR_ADDRESS", OPERATOR_ADDRESS);
    variables.put("MAGBELLEN_SITE_OPERATOR_KVK", OPERATOR_KVK);
    variables.put("MAGBELLEN_SITE_OPERATOR_EMAIL", OPERATOR_EMAIL);
    variables.put("MAGBELLEN_SITE_OPERATOR_DATA_KEPT_IN", "Nederland");
    variables.put("MAGBELLEN_SITE_OPERATOR_SECURITY_CONTACT", "veilig@magbellen.example");
    return variables;
  }

  private Map<String, String> ofTheCallerIdService() {
    return new HashMap<>(Map.of("MAGBELLEN_DIRECTORY_SITE_URL", url(Service.OBJECTION)));
  }

  private Map<String, String> asClient(String client) {
    return new HashMap<>(
        Map.of(
            "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
            issuer(),
            "QUARKUS_OIDC_CLIENT_CLIENT_ID",
            client));
  }

  private Path secrets(Service service) {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("quarkus.datasource.username", service.database());
    secrets.put("quarkus.datasource.password", database.password(service.database()));
    secrets.put("magbellen.numbers.hash-secrets", keys.versionedSecret("numbers-hash"));
    secrets.put("magbellen.numbers.cipher-secrets", keys.versionedSecret("numbers-cipher"));
    switch (service) {
      case GATEWAY -> {
        secrets.put(CLIENT_SECRET, LocalIssuer.secretOf(LocalIssuer.GATEWAY, keys));
        secrets.put("magbellen.permit.keys", keys.signingKeys("permit"));
      }
      case CONSENT -> {
        secrets.put(CLIENT_SECRET, LocalIssuer.secretOf(LocalIssuer.CONSENT_SERVICE, keys));
        secrets.put("magbellen.proof.keys", keys.signingKeys("proof"));
      }
      case OBJECTION -> {
        secrets.put(CLIENT_SECRET, LocalIssuer.secretOf(LocalIssuer.OBJECTION_SERVICE, keys));
        secrets.put("magbellen.receipt.keys", keys.signingKeys("receipt"));
        secrets.put("magbellen.codes.secrets", keys.versionedSecret("codes"));
      }
      case CALLER_ID -> {}
    }
    return new SecretFiles(settings.home(), service).write(secrets);
  }

  private String issuer() {
    return LocalIssuer.url(ports.of(Port.ISSUER));
  }

  private String url(Service service) {
    return "http://localhost:" + ports.of(service.port());
  }
}
