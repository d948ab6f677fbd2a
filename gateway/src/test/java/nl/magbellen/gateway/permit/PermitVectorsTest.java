package nl.magbellen.gateway.permit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import nl.magbellen.decision.Basis;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Obligation;
import nl.magbellen.decision.Verdict;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Message;
import nl.magbellen.rulebook.ObligationCode;
import nl.magbellen.service.signing.SigningKeys;
import org.junit.jupiter.api.Test;

/**
 * The permits by which clients in every language are tested are those that the gateway signs. With
 * {@code -Dmagbellen.write=true} it writes their file anew.
 */
class PermitVectorsTest {

  private static final Path FILE = Path.of("../clients/permits.json");
  private static final String ISSUER = "https://calls.example";

  /** The private keys of RFC 8037 (A.1) and RFC 8032 (7.1, test 2): they keep nothing secret. */
  private static final String KEY =
      "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"2026-1\",\"iat\":1793000000,"
          + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
          + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}";

  private static final String FOREIGN =
      KEY.replace(
              "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
              "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs")
          .replace(
              "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
              "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw");

  private static final Instant AT = Instant.parse("2026-12-01T13:00:00Z");
  private static final Instant END = AT.plus(Duration.ofMinutes(15));
  private static final String CALLEE = "+31612345678";

  private static final ObjectWriter SORTED =
      new ObjectMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final ObjectMapper json = new ObjectMapper();
  private final ArrayNode vectors = json.createArrayNode();

  @Test
  void clientsAreTestedByPermitsAsTheGatewaySignsThem() throws IOException {
    // Given
    SigningKeys keys = SigningKeys.parse(KEY, "key");
    String permit = permit(keys, "zonnestroom");
    String foreign = permit(SigningKeys.parse(FOREIGN, "key"), "zonnestroom");
    String test = permit(keys, "test-shop");
    String[] parts = permit.split("\\.");
    // When
    valid("as it is signed", permit, AT.plusSeconds(60));
    valid("at its first second", permit, AT);
    invalid("a second before", permit, CALLEE, AT.minusSeconds(1), "NOT_YET");
    invalid("at its end", permit, CALLEE, END, "EXPIRED");
    invalid("for somebody else", permit, "+31612345679", AT, "OTHER_CALLEE");
    invalid("of another signer", foreign, CALLEE, AT, "NOT_SIGNED");
    invalid("of a test", test, CALLEE, AT, "NOT_SIGNED");
    invalid(
        "with other claims",
        String.join(".", parts[0], foreignClaims(parts[1]), parts[2]),
        CALLEE,
        AT,
        "NOT_SIGNED");
    invalid(
        "that calls itself unsigned",
        String.join(".", base64url("{\"alg\":\"none\"}"), parts[1], ""),
        CALLEE,
        AT,
        "NOT_SIGNED");
    invalid("cut short", permit.substring(0, permit.length() - 4), CALLEE, AT, "NOT_SIGNED");
    invalid("that is none", "PERMIT", CALLEE, AT, "NOT_SIGNED");
    // Then
    String made = written(keys);
    if (Boolean.getBoolean("magbellen.write")) {
      Files.writeString(FILE, made);
    }
    assertThat(Files.readString(FILE)).isEqualTo(made);
  }

  private String written(SigningKeys keys) throws IOException {
    ObjectNode file = json.createObjectNode();
    file.put(
        "about",
        "Permits, and what a client says of each. PermitVectorsTest of the gateway writes them.");
    file.put("issuer", ISSUER);
    file.set("jwks", json.readTree(SORTED.writeValueAsString(keys.published())));
    file.set("vectors", vectors);
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  private void valid(String name, String permit, Instant at) {
    vector(name, permit, CALLEE, at).put("decision", id().toString());
  }

  private void invalid(String name, String permit, String callee, Instant at, String why) {
    vector(name, permit, callee, at).put("fault", why);
  }

  private ObjectNode vector(String name, String permit, String callee, Instant at) {
    return vectors
        .addObject()
        .put("name", name)
        .put("permit", permit)
        .put("callee", callee)
        .put("at", at.toString());
  }

  private static String permit(SigningKeys keys, String advertiser) {
    var terms =
        new Terms(
            CallerId.parse("+31207001234"),
            advertiser,
            "belhuis",
            null,
            Purpose.COMMERCIAL,
            "energy-contract",
            CalleeKind.UNKNOWN,
            null,
            Caller.HUMAN,
            false,
            AT,
            null,
            null,
            List.of());
    var basis = new Basis(BasisType.CONSENT, "consent:" + id(), "NL.TW.CONSENT");
    var duty =
        new Obligation(ObligationCode.STATE_IDENTITY_AND_PURPOSE, new Message("Noem", "State"));
    var answer =
        new CallPermission(
            id(),
            null,
            Verdict.PERMIT,
            AT,
            AT,
            "2026-08-02.7d0ee77b",
            true,
            basis,
            List.of(),
            List.of(duty),
            null,
            END,
            null);
    var decided =
        new Decided(
            new Question(Callee.parse(CALLEE), terms), "dialer", null, new TreeSet<>(), answer);
    return new Permits(keys, new TestPermitKeys(keys), ISSUER)
        .sign(List.of(decided))
        .getFirst()
        .answer()
        .permit();
  }

  private static String foreignClaims(String claims) {
    String text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
    return base64url(text.replace("zonnestroom", "windstroom"));
  }

  private static String base64url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UUID id() {
    return UUID.fromString("01a2aa31-9c1e-7b4a-8d2f-3f6a5c0e9d11");
  }
}
