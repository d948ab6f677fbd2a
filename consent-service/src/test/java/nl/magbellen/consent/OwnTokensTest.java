package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.writer;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import nl.magbellen.service.testing.OwnTokensContract;

/** No basis is refused because a token of the service's own ends. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class OwnTokensTest extends OwnTokensContract {

  OwnTokensTest() {
    super(Duration.ofSeconds(11));
  }

  /** For an advertiser that the service has never asked for. */
  @Override
  protected void ask() {
    String advertiser = "advertiser-" + UUID.randomUUID();
    writer(advertiser)
        .body(consent(newNumber(), advertiser))
        .post("/v1/consents")
        .then()
        .statusCode(201);
  }
}
