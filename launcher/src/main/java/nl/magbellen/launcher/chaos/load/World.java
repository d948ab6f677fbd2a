package nl.magbellen.launcher.chaos.load;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.launcher.issuer.Role;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Service;

/** Who calls, and when it would be allowed to. */
public final class World {

  static final String ENERGY = "chaos-energy";
  static final String SOLAR = "chaos-solar";
  static final String CATS = "chaos-cats";
  static final String SUBJECT = "energy-contract";
  static final String DONATION = "donation";

  private static final Map<String, String> CALLER_IDS =
      Map.of(ENERGY, "+31207001234", SOLAR, "+31207001235", CATS, "+31207001236");
  private static final String FROM = "2020-03-01T00:00:00+01:00";
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int DAYS_AHEAD = 14;

  private final Clients clients;

  public World(Clients clients) {
    this.clients = clients;
  }

  /**
   * Registers them; nothing is wrong with the services meanwhile.
   *
   * @throws StackException when one is refused
   */
  public void register() {
    for (String advertiser : CALLER_IDS.keySet()) {
      String sector = advertiser.equals(CATS) ? "CHARITY_OR_IDEAL" : "COMMERCIAL";
      require(
          clients.put(
              Service.CALLER_ID,
              Role.OPERATOR,
              "/v1/advertisers/" + advertiser,
              Map.of("name", advertiser, "sector", sector, "website", "https://www.chaos.example")),
          advertiser);
      callerId(advertiser);
    }
  }

  /**
   * Has all that changes sent to a receiver.
   *
   * @throws StackException when that is refused
   */
  public void subscribe(WebhookReceiver receiver) {
    String path = "/v1/subscriptions";
    Map<String, Object> body = Map.of("url", receiver.url());
    require(clients.post(Service.GATEWAY, Role.DIALER, path, body, null), path);
  }

  private void callerId(String advertiser) {
    Reply registered =
        write(
            "/v1/caller-ids",
            Map.of(
                "number", callerIdOf(advertiser),
                "advertiser", advertiser,
                "from", FROM,
                "publishedAt", FROM,
                "publicationUrl", "https://www.chaos.example/numbers"));
    String path = "/v1/caller-ids/" + registered.body().path("id").asText();
    write(path + "/ownership", Map.of("method", "CARRIER", "evidence", "letter", "provenAt", FROM));
    write(
        path + "/callback-checks",
        Map.of(
            "at",
            ZonedDateTime.now(AMSTERDAM).minusDays(1).toOffsetDateTime().toString(),
            "result",
            "ANSWERED",
            "identifiesAdvertiser",
            true,
            "ordinaryTariff",
            true));
  }

  private Reply write(String path, Map<String, Object> body) {
    return require(clients.post(Service.CALLER_ID, Role.REGISTRAR, path, body, null), path);
  }

  private static Reply require(Reply reply, String what) {
    if (!reply.isTaken()) {
      throw new StackException(
          "the world cannot be made: %s answered %d %s"
              .formatted(what, reply.status(), reply.body()));
    }
    return reply;
  }

  static String callerIdOf(String advertiser) {
    return CALLER_IDS.get(advertiser);
  }

  /** Moments in which calls are usually allowed, soonest first: afternoons of coming weekdays. */
  static Stream<String> afternoons() {
    LocalDate today = LocalDate.now(AMSTERDAM);
    return Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
        .limit(DAYS_AHEAD)
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY)
        .map(day -> day.atTime(LocalTime.of(14, 0)).atZone(AMSTERDAM).toOffsetDateTime())
        .map(Object::toString);
  }
}
