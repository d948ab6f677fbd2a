package nl.magbellen.consent;

import static nl.magbellen.consent.ConsentApi.service;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the gateway reads what changed. */
final class Feed {

  private Feed() {}

  /** At most so many changes of these advertisers behind a position. */
  static Response changes(Long after, int most, String... advertisers) {
    Map<String, Object> body = new HashMap<>();
    body.put("after", after);
    body.put("advertisers", List.of(advertisers));
    body.put("most", most);
    return service().body(body).post("/internal/changes");
  }

  /** What of an advertiser's changes behind a position blocks calls now. */
  static Response standing(long after, String advertiser) {
    return service()
        .body(Map.of("after", after, "upTo", end(), "advertisers", List.of(advertiser)))
        .post("/internal/changes/standing");
  }

  /** Behind all that other tests did: each reading numbers some of it. */
  static long end() {
    long end = position(changes(null, 1, "nobody"));
    long further = position(changes(null, 1, "nobody"));
    while (further > end) {
      end = further;
      further = position(changes(null, 1, "nobody"));
    }
    return end;
  }

  /** Behind what was read. */
  static long position(Response changes) {
    return changes.then().statusCode(200).extract().jsonPath().getLong("end");
  }
}
