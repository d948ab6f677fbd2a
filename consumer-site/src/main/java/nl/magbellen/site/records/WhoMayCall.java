package nl.magbellen.site.records;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.AskedPermissions.OnRecord;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.text.RecordsText;

/**
 * Who may call the number now and why, in words.
 *
 * @param isKnown whether all of it could be looked up
 */
public record WhoMayCall(boolean isKnown, List<Line> lines) {

  /**
   * An organisation that may call.
   *
   * @param advertiser its id; {@code *} for every organisation
   */
  public record Line(String advertiser, String name, List<String> reasons) {

    /** Whether it is about every organisation. */
    public boolean isEverybody() {
      return new Party(advertiser).isEverybody();
    }
  }

  static WhoMayCall of(RecordsOfNumber records, PageContext page, Instant now) {
    List<OnRecord> found = records.callers().orElse(List.of());
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    Words words = new Words(records, page, page.language().texts(RecordsText.class), now);
    found.stream()
        .filter(OnRecord::isAllowed)
        .forEach(
            one ->
                reasons
                    .computeIfAbsent(one.advertiser(), id -> new ArrayList<>())
                    .add(words.why(one)));
    return new WhoMayCall(
        records.callers().isPresent() && found.stream().allMatch(OnRecord::isKnown),
        reasons.entrySet().stream()
            .map(one -> new Line(one.getKey(), words.name(one.getKey()), one.getValue()))
            .sorted(Comparator.comparing(Line::isEverybody).thenComparing(Line::name))
            .toList());
  }

  private record Words(RecordsOfNumber records, PageContext page, RecordsText texts, Instant now) {

    String name(String advertiser) {
      return new Party(advertiser).isEverybody()
          ? texts.everyOrganisation()
          : records.name(advertiser);
    }

    String why(OnRecord caller) {
      String about = page.subject(caller.subject());
      String id = caller.evidence() == null ? "" : caller.evidence();
      String record = id.substring(id.indexOf(':') + 1);
      return switch (caller.basis()) {
        case "CONSENT" -> consent(record, about);
        case "CUSTOMER_RELATION" -> relation(record, about);
        case "REQUESTED_CALL" -> request(record, about);
        case "PUBLISHED_NUMBER" -> publication(record, about);
        case null, default -> texts.mayOtherwise(about);
      };
    }

    private String consent(String record, String about) {
      return records.consents().stream()
          .filter(one -> one.id().toString().equals(record))
          .findFirst()
          .map(one -> texts.mayByConsent(page.day(one.givenAt()), about))
          .orElseGet(() -> texts.mayOtherwise(about));
    }

    private String relation(String record, String about) {
      Optional<ConsentRecords.Relation> found =
          records.relations().stream()
              .filter(one -> one.id().toString().equals(record))
              .findFirst();
      return found
          .map(
              one ->
                  one.endedAt() == null || one.endedAt().isAfter(now)
                      ? texts.mayByRelation(one.kind(), about)
                      : texts.mayByFormerRelation(one.kind(), page.day(one.endedAt()), about))
          .orElseGet(() -> texts.mayOtherwise(about));
    }

    private String request(String record, String about) {
      return records.requestedCalls().stream()
          .filter(one -> one.id().toString().equals(record))
          .findFirst()
          .map(one -> texts.mayByRequest(page.day(one.requestedAt()), about))
          .orElseGet(() -> texts.mayOtherwise(about));
    }

    private String publication(String record, String about) {
      return records.publications().stream()
          .filter(one -> one.id().toString().equals(record))
          .findFirst()
          .map(one -> texts.mayByPublication(host(one.url()), about))
          .orElseGet(() -> texts.mayOtherwise(about));
    }

    private static String host(String url) {
      try {
        String host = URI.create(url).getHost();
        return host == null ? url : host;
      } catch (IllegalArgumentException noAddress) {
        return url;
      }
    }
  }
}
