package nl.magbellen.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.service.testing.IdentifierWalk;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** An id of a wrong form is refused wherever one is taken: it would name nobody. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class IdentifiersTest {

  /** The gateway's look-ups: nothing is on record about an id of a wrong form. */
  private static final Set<String> UNREADABLE_IS_NOBODY =
      Set.of(
          "POST /internal/lookups body lookups/[]/advertiser",
          "POST /internal/lookups body lookups/[]/caller/agency",
          "POST /internal/lookups body lookups/[]/caller/telemarketer");

  @TestHTTPResource("/")
  URI service;

  @Test
  void idOfAWrongFormIsABadRequestThatNamesTheFieldEverywhere() {
    // Given
    IdentifierWalk walk = new IdentifierWalk(service, (_, body) -> body);
    // When
    List<String> accepted = walk.accepted(UNREADABLE_IS_NOBODY);
    // Then
    assertEquals(List.of(), accepted);
  }

  @Test
  void walkFindsThePlacesThatThereAre() {
    // Given
    IdentifierWalk walk = new IdentifierWalk(service, (_, body) -> body);
    // When
    Set<String> found = walk.places().stream().map(Object::toString).collect(Collectors.toSet());
    // Then
    assertTrue(
        found.containsAll(
            Set.of(
                "POST /v1/objections body advertiser",
                "POST /internal/objections body objections/[]/advertiser")),
        found::toString);
  }
}
