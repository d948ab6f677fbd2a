package nl.magbellen.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permit may stand in the log of decisions, and nowhere else; a bearer token nowhere. */
class AllowedTest {

  @ParameterizedTest
  @CsvSource({
    "gateway.decision_page.content, calleeDigest, true",
    "gateway.decision_page.content, groups, false",
    "gateway.outcome.disposition, calleeDigest, false",
  })
  void permitStandsWhereItWasAnswered(String column, String claim, boolean isAllowed) {
    // Given
    String jws = part("{\"alg\":\"EdDSA\"}") + "." + part("{\"" + claim + "\":\"x\"}") + ".c2ln";

    // When
    Finding finding = new Finding(Kind.TOKEN, Place.Sort.COLUMN, column, jws, "");

    // Then
    assertThat(new Allowed(Set.of()).allows(finding)).isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, caller_id.flyway_schema_history.checksum, 634731234, true",
    "NUMBER, caller_id.flyway_schema_history.description, 634731234, false",
    "TOKEN, caller_id.flyway_schema_history.checksum, 634731234, false",
    "NUMBER, caller_id.change.caller_id, +31207001234, true",
    "NUMBER, caller_id.change.caller_id, +31612345678, false"
  })
  void numberStandsWhereItIsNobodys(Kind kind, String column, String number, boolean isAllowed) {
    // Given
    Finding finding = new Finding(kind, Place.Sort.COLUMN, column, number, "");

    // When
    boolean allowed = new Allowed(Set.of("+31207001234")).allows(finding);

    // Then
    assertThat(allowed).isEqualTo(isAllowed);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
