package nl.magbellen.service.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A field's name is the client's own text: an error repeats it only where it looks like a name. */
class UnknownFieldTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Known(String known) {}

  @ParameterizedTest
  @CsvSource({"calee, /calee", "caller-id, /caller-id", "a/b~c, /a~1b~0c", "address2, /address2"})
  void unknownFieldIsNamed(String field, String pointer) {
    assertEquals(pointer, pointerTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "06 12 34 56 78",
        "+31 (0)6-1234 5678",
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJsb2NhbCJ9.c2lnbmF0dXJl",
        "YSBzZWNyZXQgdGhhdCBpcyBmb3IgdGVzdHMgb25seSE="
      })
  void nameThatCouldBeASecretIsNotRepeated(String field) {
    assertEquals("/…", pointerTo(field));
  }

  private static String pointerTo(String field) {
    String body = JSON.valueToTree(Map.of(field, 1)).toString();
    JacksonException failure =
        assertThrows(JacksonException.class, () -> JSON.readValue(body, Known.class));
    return ProblemMappers.json(failure, "").errors().getFirst().pointer();
  }
}
