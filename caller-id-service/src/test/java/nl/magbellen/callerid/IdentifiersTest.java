package nl.magbellen.callerid;

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

  /** They come from dialers and ask about nobody when they cannot be read: CallerLookupTest. */
  private static final Set<String> READ_ONE_BY_ONE =
      Set.of(
          "POST /internal/lookups body lookups/[]/advertiser",
          "POST /internal/lookups body lookups/[]/agency",
          "POST /internal/lookups body lookups/[]/telemarketer");

  @TestHTTPResource("/")
  URI service;

  @Test
  void idOfAWrongFormIsABadRequestThatNamesTheFieldEverywhere() {
    // Given
    IdentifierWalk walk = new IdentifierWalk(service, (_, body) -> body);
    // When
    List<String> accepted = walk.accepted(READ_ONE_BY_ONE);
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
                "PUT /v1/advertisers/{id} path id",
                "GET /v1/telemarketers/{id} query agency",
                "POST /v1/mandates body advertiser")),
        found::toString);
  }
}
