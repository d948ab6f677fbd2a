package nl.magbellen.service.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.DeclaredRoles;

/**
 * Asks a running service every operation of its own OpenAPI document without a token, with each
 * role, and with the token of another advertiser. What it declares is compared with the contract,
 * and what it does with what it declares: so a new operation is held by being there.
 */
public final class AuthorisationWalk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ROLES =
      List.of(
          Role.DIALER,
          Role.CONSENT_WRITER,
          Role.REGISTRAR,
          Role.AUDITOR,
          Role.SERVICE,
          Role.OPERATOR);

  /** They act for all advertisers. */
  private static final Set<String> UNBOUND = Set.of(Role.SERVICE, Role.OPERATOR);

  /** Of an item: as if there were nothing. */
  private static final Set<Integer> REFUSED = Set.of(403, 404);

  private static final Map<String, String> QUERY =
      Map.of(
          "number", "+31207009999",
          "advertiser", "zonnestroom",
          "callee", "+31612345678",
          "purpose", "COMMERCIAL",
          "subject", "energy-contract",
          "from", "2026-11-01T00:00:00Z",
          "to", "2026-11-02T00:00:00Z",
          "phoneList", "0612345678",
          "projId", "zonnestroom",
          "actionType", "add");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ContractRoles contract = new ContractRoles();
  private final URI address;
  private final String service;
  private final List<Operation> operations;

  private record Operation(
      String method, String path, Set<String> declared, String query, String type, String example) {

    boolean isForEverybody() {
      return declared.contains(DeclaredRoles.EVERYBODY);
    }

    boolean admits(String role) {
      return isForEverybody()
          || declared.contains(DeclaredRoles.ANY_TOKEN)
          || declared.contains(role);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * Reads the document.
   *
   * @param service its name, as {@code gateway}
   */
  public AuthorisationWalk(URI address, String service) {
    this.address = address;
    this.service = service;
    this.operations = operations(document());
  }

  /** Operations that declare nobody, or others than the contract has. */
  public List<String> declaredOtherwise() {
    return operations.stream()
        .filter(it -> !contractOf(it).equals(it.declared()) || it.declared().isEmpty())
        .map(
            it ->
                "%s declares %s, the contract has %s".formatted(it, it.declared(), contractOf(it)))
        .toList();
  }

  /** Operations that admit others than they declare, each with whom and the answer. */
  public List<String> admittedOtherwise() {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations) {
      int anonymous = asked(operation, null, "{}").statusCode();
      if (operation.isForEverybody() == (anonymous == 401)) {
        wrong.add("%s without a token: %d".formatted(operation, anonymous));
      }
      for (String role : ROLES) {
        int status = asked(operation, TestTokens.token(role, "*"), "{}").statusCode();
        boolean isAdmitted = status != 401 && status != 403;
        if (isAdmitted != operation.admits(role)) {
          wrong.add("%s as %s: %d".formatted(operation, role, status));
        }
      }
    }
    return wrong;
  }

  /**
   * Operations that do not refuse, but for an empty list, a token whose role is right and whose
   * advertiser is another one.
   *
   * @param ofNone operations that are about no single advertiser
   */
  public List<String> shownToOthers(Set<String> ofNone) {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations) {
      for (String role : operation.declared()) {
        boolean isBound = ROLES.contains(role) && !UNBOUND.contains(role);
        if (isBound && !ofNone.contains(operation.toString())) {
          var answer =
              asked(operation, TestTokens.token(role, "somebody-else"), operation.example());
          if (answer.statusCode() != 403 && !showsNothing(answer)) {
            wrong.add(
                "%s as %s: %d %s".formatted(operation, role, answer.statusCode(), answer.body()));
          }
        }
      }
    }
    return wrong;
  }

  private Set<String> contractOf(Operation operation) {
    return contract.of(service, operation.method(), operation.path());
  }

  /** An empty list, or one in which each item says that it is refused. */
  private static boolean showsNothing(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200) {
      return false;
    }
    if (type.startsWith("text/csv")) {
      return answer.body().contains(",ERROR,")
          && !answer.body().matches("(?s).*,(PERMIT|DENY|CREATED|SAME),.*");
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      for (JsonNode item : body.path("items")) {
        if (!REFUSED.contains(item.path("status").asInt())) {
          return false;
        }
      }
      for (JsonNode evaluation : body.path("evaluations")) {
        if (evaluation.path("decision").asBoolean(true)) {
          return false;
        }
      }
      return body.has("items") || body.has("evaluations");
    } catch (IOException noJson) {
      return false;
    }
  }

  private HttpResponse<String> asked(Operation operation, String token, String body) {
    String path =
        operation
            .path()
            .replace("{day}", "2031-01-01")
            .replace("{number}", encoded("+31207009999"))
            .replaceAll("\\{[^}]+}", "0199a1f0-0000-7000-8000-000000000000");
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path + operation.query()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (operation.type() != null) {
      request.header("Content-Type", operation.type());
    }
    return sent(
        request.method(
            operation.method(),
            operation.type() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private JsonNode document() {
    try {
      return JSON.readTree(sent(HttpRequest.newBuilder(at("/q/openapi?format=json")).GET()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("The service shows no document.", e);
    }
  }

  private static List<Operation> operations(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (method.getValue().has("responses")) {
          JsonNode content = method.getValue().path("requestBody").path("content");
          String type =
              content.isEmpty()
                  ? null
                  : content.has("application/json")
                      ? "application/json"
                      : content.fieldNames().next();
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  texts(method.getValue().path(DeclaredRoles.EXTENSION)),
                  query(method.getValue()),
                  type,
                  example(document, content.path(type == null ? "" : type), type)));
        }
      }
    }
    return List.copyOf(operations);
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String query(JsonNode operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query") && QUERY.containsKey(name)) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
        query.append(encoded(QUERY.get(name)));
      }
    }
    return query.toString();
  }

  private static String example(JsonNode document, JsonNode content, String type) {
    JsonNode value = new ExampleValue(document).of("body", content.path("schema"));
    if (value.isContainerNode()) {
      return ExampleValue.written(value, type);
    }
    Iterator<JsonNode> examples = content.path("examples").elements();
    return examples.hasNext() ? examples.next().path("value").asText() : "callee\n+31612345678\n";
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("The service does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI at(String pathAndQuery) {
    return URI.create(address.toString().replaceFirst("/$", "") + pathAndQuery);
  }
}
