package nl.magbellen.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The chart's README: every value with its default and what the schema says of it. */
final class ValuesTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String HEAD =
      """
      # The chart of Magbellen

      ## Install

      You need Kubernetes 1.30 or newer, an OpenID Connect provider, and PostgreSQL 16 or newer or the CloudNativePG operator. Register three clients at the
      provider, `gateway`, `consent-service` and `objection-service`, whose tokens carry `"groups": ["service"]`. Make a file of values (a complete example:
      [values-production.yaml](values-production.yaml)), the Secrets, and with databases of your own a Secret `magbellen-<service>-database` (`username`,
      `password`) for each. Then, from the chart's folder, with the clients' secrets in `GATEWAY_CLIENT_SECRET`, `CONSENT_SERVICE_CLIENT_SECRET` and `OBJECTION_SERVICE_CLIENT_SECRET`:

      ```sh
      kubectl create namespace magbellen
      podman run --rm -e GATEWAY_CLIENT_SECRET -e CONSENT_SERVICE_CLIENT_SECRET -e OBJECTION_SERVICE_CLIENT_SECRET \\
        REGISTRY/magbellen/gateway:VERSION new-secrets | kubectl -n magbellen create -f -
      helm install magbellen . --namespace magbellen --values my-values.yaml --wait --timeout 25m
      helm test magbellen --namespace magbellen
      ```

      The test asks a real decision (`helmTest`). All else, from upgrades to what to do about each alert: [docs/operations](../../docs/operations/install.md).

      ## Values

      Written by `ReadmeTest` from `values.schema.json` and `values.yaml`, whose comments it writes too; to write both anew:
      `./mvnw -pl k8s -am package -Dmagbellen.write=true -Dtest=ReadmeTest -Dsurefire.failIfNoSpecifiedTests=false`.

      | value | default | meaning |
      |---|---|---|
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  /** The whole README. */
  static String of(JsonNode schema, JsonNode values) {
    ValuesTable table = new ValuesTable();
    table.rows("", schema, values);
    return table.text.toString();
  }

  private void rows(String prefix, JsonNode schema, JsonNode values) {
    for (var property : schema.path("properties").properties()) {
      String name = prefix + property.getKey();
      JsonNode value = values.path(property.getKey());
      row(name, property.getValue(), value);
      rows(name + ".", property.getValue(), value);
    }
  }

  private void row(String name, JsonNode schema, JsonNode value) {
    String meaning = schema.path("description").asText().replace("|", "\\|");
    boolean group = schema.has("properties");
    text.append("| ")
        .append(group ? "**`" + name + "`**" : "`" + name + "`")
        .append(" | ")
        .append(group || value.isMissingNode() ? "" : "`" + written(value) + "`")
        .append(" | ")
        .append(meaning)
        .append(choices(schema))
        .append(" |\n");
  }

  private static String choices(JsonNode schema) {
    return schema.has("enum")
        ? " One of "
            + written(schema.get("enum")).replaceAll("[\\[\\]\"]", "").replace(",", ", ")
            + "."
        : "";
  }

  private static String written(JsonNode value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
