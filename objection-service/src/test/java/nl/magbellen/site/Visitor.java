package nl.magbellen.site;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A visitor with a browser that keeps cookies and knows no JavaScript. It follows no redirect but
 * to the page that answers a form at an address of its own.
 */
final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
  // RestAssured would say ISO 8859-1 of its own.
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private volatile String token = "";

  /** What the browser keeps now. */
  Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** The token of the forms on the page that was opened last. */
  String token() {
    return token;
  }

  Response open(String path) {
    return kept(
        given().redirects().follow(false).cookies(cookies).accept(ContentType.HTML).get(path));
  }

  /** Sends a form with the token of the page that was opened last; field and value by turns. */
  Response send(String path, String... fields) {
    var request =
        given()
            .redirects()
            .follow(false)
            .cookies(cookies)
            .accept(ContentType.HTML)
            .contentType(FORM)
            .formParam("csrf-token", token);
    for (int i = 0; i < fields.length; i += 2) {
      request.formParam(fields[i], fields[i + 1]);
    }
    return answered(kept(request.post(path)));
  }

  /** The page that answers a form, or that to which the form leads on. */
  private Response answered(Response sent) {
    String next = sent.header("Location");
    return sent.statusCode() == 303 && next.endsWith("?sent") ? open(next) : sent;
  }

  /** Sends a form with a file, whose length browsers tell beforehand. */
  Response upload(String path, String name, byte[] file, String... fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"csrf-token\"", token.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < fields.length; i += 2) {
      part(body, "name=\"" + fields[i] + "\"", fields[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    part(body, "name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/pdf", file);
    body.writeBytes("--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return answered(
        kept(
            given()
                .redirects()
                .follow(false)
                .cookies(cookies)
                .accept(ContentType.HTML)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .body(body.toByteArray())
                .post(path)));
  }

  private static void part(ByteArrayOutputStream body, String described, byte[] content) {
    body.writeBytes(
        "--part\r\nContent-Disposition: form-data; %s\r\n\r\n"
            .formatted(described)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a form that asks for a code, with the proof of work that a browser would do. */
  Response ask(String path, String... fields) {
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "work";
    all[fields.length + 1] = work();
    return send(path, all);
  }

  /** What a browser computes before it asks a code. */
  static String work() {
    JsonPath challenge = given().get("/code-challenge").jsonPath();
    String salt = challenge.getString("salt");
    String wanted = challenge.getString("challenge");
    int number = 0;
    while (!wanted.equals(sha256(salt + number))) {
      number++;
    }
    String solution =
        "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"}"
            .formatted(
                challenge.getString("algorithm"),
                wanted,
                number,
                salt,
                challenge.getString("signature"));
    return Base64.getEncoder().encodeToString(solution.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Proves a number and sees what is on record about it. */
  Visitor enterWith(String number) {
    open("/mijn-registraties");
    ask("/mijn-registraties", "number", number);
    open("/mijn-registraties/code");
    send("/mijn-registraties/code", "code", codeOf(number));
    return this;
  }

  /** Objects against everybody for a number; the objection's id. */
  String objected(String number) {
    open("/");
    ask("/niet-gebeld-worden", "scope", "all", "number", number);
    open("/niet-gebeld-worden/code");
    send("/niet-gebeld-worden/code", "code", codeOf(number));
    return reference(open("/niet-gebeld-worden/done"));
  }

  /** The id of the objection that a page confirms. */
  static String reference(Response done) {
    return done.asString().replaceAll("(?s).*name=\"objection\" value=\"([^\"]+)\".*", "$1");
  }

  /** The code that was sent last to a number. */
  static String codeOf(String number) {
    List<Map<String, String>> sent = given().accept(ContentType.JSON).get("/dev/codes").path("");
    return sent.stream()
        .filter(code -> code.get("number").equals(number))
        .findFirst()
        .orElseThrow()
        .get("code");
  }

  private Response kept(Response response) {
    cookies.putAll(response.getCookies());
    Matcher found = TOKEN.matcher(response.asString());
    if (found.find()) {
      token = found.group(1);
    }
    return response;
  }
}
