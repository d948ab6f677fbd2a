package nl.magbellen.secrecy;

import static org.hamcrest.Matchers.lessThan;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;

/** A consumer who fills in the form of the start page, without a browser. */
final class CodeRequest {

  private static final Pattern FORM =
      Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]+)\".*?</form>");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private CodeRequest() {}

  /** Asks for a code and a wrong one back; returns every code that was sent lately. */
  static List<String> codes(Clients clients, String number) {
    Response start = clients.without(Service.OBJECTION).accept(ContentType.HTML).get("/");
    Matcher form = FORM.matcher(start.asString());
    form.find();
    Map<String, String> fields = new HashMap<>(Map.of("number", number));
    Matcher hidden = HIDDEN.matcher(form.group());
    while (hidden.find()) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    clients
        .without(Service.OBJECTION)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .accept(ContentType.HTML)
        .redirects()
        .follow(false)
        .cookies(start.cookies())
        .formParams(fields)
        .post(form.group(1))
        .then()
        .statusCode(lessThan(400));
    return clients.without(Service.OBJECTION).get("/dev/codes").jsonPath().getList("code");
  }
}
