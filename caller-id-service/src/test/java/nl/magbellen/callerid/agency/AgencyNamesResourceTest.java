package nl.magbellen.callerid.agency;

import static nl.magbellen.callerid.Clients.agency;
import static nl.magbellen.callerid.Clients.newId;
import static nl.magbellen.callerid.Clients.service;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.Test;

/** Which agencies there are, as the gateway asks it. */
@QuarkusTest
@WithTestResource(TestWorld.class)
class AgencyNamesResourceTest {

  private static final String PATH = "/internal/agency-names";

  @Test
  void namesAreToldOfRegisteredAgenciesAndOthersPassedOver() {
    // Given
    String registered = agency();
    // When
    var answer =
        service().body(Map.of("ids", List.of(newId("nobody"), registered, registered))).post(PATH);
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items.id", contains(registered))
        .body("items.name", contains("Belhuis B.V."));
  }

  @Test
  void whoAsksForNoneIsToldOfNone() {
    // Given
    agency();
    // When
    var answer = service().body(Map.of("ids", List.of())).post(PATH);
    // Then
    answer.then().statusCode(200).body("items", empty());
  }
}
