import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.client.Magbellen;
import nl.magbellen.client.Permits;
import nl.magbellen.client.http.ApiException;
import nl.magbellen.client.model.CallPermission;
import nl.magbellen.client.model.OutcomeRequest;
import nl.magbellen.client.model.Purpose;
import nl.magbellen.client.model.Question;
import nl.magbellen.client.model.RightToObject;
import nl.magbellen.client.model.Verdict;

/** Dials test numbers: {@code Dial +31200000000 +31200000015}. Nobody is called. */
public final class Dial {

  private static final String URL = System.getenv().getOrDefault("MAGBELLEN_URL", "http://localhost:8080");

  private final Magbellen magbellen =
      new Magbellen(URI.create(URL), () -> System.getenv("MAGBELLEN_TOKEN"));

  public static void main(String[] callees) throws Exception {
    Dial dial = new Dial();
    String cursor = dial.magbellen.changes("now", Duration.ZERO).getNextCursor();
    for (String callee : callees) {
      dial.dial(callee);
    }
    int changes = dial.magbellen.changes(cursor, Duration.ZERO).getItems().size();
    System.out.println("changes: " + changes);
  }

  private void dial(String callee) throws Exception {
    Question question =
        new Question()
            .callee(callee)
            .advertiser("test-shop")
            .callerId("+31207001234")
            .purpose(Purpose.COMMERCIAL)
            .subject("any");
    try {
      CallPermission answer = magbellen.ask(question);
      if (answer.getDecision() == Verdict.PERMIT) {
        call(callee, answer);
      } else {
        System.out.println(callee + " DENY " + answer.getReasons().get(0).getCode() + ": no call");
      }
    } catch (ApiException notDecided) {
      System.out.println(callee + " " + notDecided.getMessage() + ": no call");
    }
  }

  private void call(String callee, CallPermission answer) throws Exception {
    // What a carrier does, which sees the permit alone. For real calls: new Permits, of jwks.json.
    UUID decision =
        Permits.ofTests(keys("test-jwks.json"), URL)
            .verify(answer.getPermit(), callee, Instant.now())
            .decision();
    System.out.println(callee + " PERMIT " + (decision.equals(answer.getId()) ? "verified" : "of another"));
    OutcomeRequest sold =
        new OutcomeRequest().connected(true).rightToObject(RightToObject.AGENT).disposition("SALE");
    magbellen.report(decision, sold);
    System.out.println(callee + " reported");
  }

  private static String keys(String file) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(URL + "/.well-known/" + file)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
