package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A consent to be called, as it stands in the consent service's history.
 *
 * @param id UUIDv7 of the consent
 * @param advertiser the advertiser that the giver addressed (the asker may be its named partner)
 * @param subject what the giver agreed to be called about
 * @param person the advertiser's reference of the giver; null when not recorded
 * @param givenAt when it was given
 * @param validUntil first instant at which it no longer holds; null for no end of its own
 * @param channel through which channel it was given
 * @param textVersion version of the text that was agreed to; null when not recorded
 * @param textOnRecord true when that exact text is on record
 * @param standalone true when the request stood alone and named caller and subject
 * @param firstCallWithin the term for the first call that the text stated; null for none
 * @param verifications when and how it was verified that the giver is the person called
 * @param disputes when the present holder of the number said that the giver was another
 * @param withdrawnAt null when never withdrawn
 * @param uses when calls for the asked advertiser were connected on it, oldest first
 */
public record ConsentFact(
    UUID id,
    String advertiser,
    String subject,
    String person,
    Instant givenAt,
    Instant validUntil,
    String channel,
    String textVersion,
    boolean textOnRecord,
    boolean standalone,
    Period firstCallWithin,
    List<VerificationFact> verifications,
    List<Instant> disputes,
    Instant withdrawnAt,
    List<Instant> uses)
    implements Evidence {

  public ConsentFact {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(givenAt, "givenAt");
    verifications = List.copyOf(verifications);
    uses = List.copyOf(uses);
    disputes = List.copyOf(disputes);
  }

  /** The same with these instants of withdrawal, null for none, and of disputes. */
  public ConsentFact withStatements(Instant withdrawn, List<Instant> disputed) {
    return new ConsentFact(
        id,
        advertiser,
        subject,
        person,
        givenAt,
        validUntil,
        channel,
        textVersion,
        textOnRecord,
        standalone,
        firstCallWithin,
        verifications,
        disputed,
        withdrawn,
        uses);
  }

  /** The same, withdrawn and disputed at that instant at the latest, if it was. */
  ConsentFact revokedBy(Instant latest) {
    boolean isAhead =
        Stream.concat(Stream.ofNullable(withdrawnAt), disputes.stream())
            .anyMatch(said -> said.isAfter(latest));
    return isAhead
        ? withStatements(
            withdrawnAt == null ? null : earlier(withdrawnAt, latest),
            disputes.stream().map(disputed -> earlier(disputed, latest)).toList())
        : this;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public String evidence() {
    return "consent:" + id;
  }
}
