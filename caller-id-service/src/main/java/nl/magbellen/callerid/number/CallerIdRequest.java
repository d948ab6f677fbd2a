package nl.magbellen.callerid.number;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import nl.magbellen.callerid.register.WebAddress;
import nl.magbellen.number.NumberKind;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number from which an advertiser calls, or an agency for it.
 *
 * @param agency whose number it is; null when it is the advertiser's own
 * @param from since when it is used for this advertiser
 * @param publishedAt since when the advertiser publishes it; null when not yet
 * @param publicationUrl where; may be null
 */
@Schema(
    description = "A number from which an advertiser calls, or an agency for it",
    examples =
        """
        {"number": "+31207001234", "advertiser": "zonnestroom", "agency": null,
         "from": "2026-01-01T00:00:00+01:00", "publishedAt": "2026-01-02T09:00:00+01:00",
         "publicationUrl": "https://zonnestroom.example/wij-bellen"}
        """)
public record CallerIdRequest(
    @Schema(implementation = String.class, examples = "+31207001234") @NotNull
        TelephoneNumber number,
    @NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String agency,
    @NotNull @PastOrPresent Instant from,
    @PastOrPresent Instant publishedAt,
    @WebAddress String publicationUrl) {

  /**
   * Lets only a Dutch subscriber's number pass, and a place of publication only with its instant.
   * Kinds of numbers that may not be shown when calling pass: that is for the decision to judge.
   *
   * @throws RefusedException otherwise
   */
  void requireConsistent() {
    if (!isGivenToSubscribers(number.kind())) {
      throw RefusedException.invalidField(
          "/number",
          "NOT_A_SUBSCRIBERS_NUMBER",
          "Must be a Dutch number that can belong to a subscriber, not a foreign, short, emergency"
              + " or harmonised one.");
    }
    if (publicationUrl != null && publishedAt == null) {
      throw RefusedException.invalidField(
          "/publishedAt", "NOT_NULL", "Must be given together with publicationUrl.");
    }
  }

  private static boolean isGivenToSubscribers(NumberKind kind) {
    return switch (kind) {
      case GEOGRAPHIC,
          MOBILE,
          FREE_OF_CHARGE,
          PREMIUM,
          LOCATION_INDEPENDENT,
          COMPANY,
          ELECTRONIC_SERVICE,
          PERSONAL_ASSISTANT,
          MACHINE,
          SEMAPHONE,
          INTERNET_ACCESS ->
          true;
      case NON_GEOGRAPHIC_SHORT, EMERGENCY, HARMONISED, FOREIGN -> false;
    };
  }
}
