package nl.magbellen.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.service.testing.IdentifierWalk;
import org.junit.jupiter.api.Test;

/** An id of a wrong form is refused wherever one is taken: it would name nobody. */
@QuarkusTest
@WithTestResource(GatewayWorld.class)
class IdentifiersTest {

  @TestHTTPResource("/")
  URI service;

  @Test
  void idOfAWrongFormIsABadRequestThatNamesTheFieldEverywhere() {
    // Given
    IdentifierWalk walk = new IdentifierWalk(service, IdentifiersTest::withItems);
    // When
    List<String> accepted = walk.accepted(Set.of());
    // Then
    assertEquals(List.of(), accepted);
  }

  @Test
  void walkFindsThePlacesThatThereAre() {
    // Given
    IdentifierWalk walk = new IdentifierWalk(service, IdentifiersTest::withItems);
    // When
    Set<String> found = walk.places().stream().map(Object::toString).collect(Collectors.toSet());
    // Then
    assertTrue(
        found.containsAll(
            Set.of(
                "POST /v1/call-permissions body telemarketer",
                "POST /v1/replays body question/agency",
                "POST /v1/screenings query advertiser")),
        found::toString);
  }

  /** The defaults of a batch are read with each of its items. */
  private static ObjectNode withItems(String path, ObjectNode body) {
    if (path.endsWith("/batch") && !body.has("items")) {
      body.putArray("items").addObject();
    }
    return body;
  }
}
