package nl.magbellen.gateway.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Purpose;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a campaign is to be from now on.
 *
 * @param advertiser for whom is called
 * @param agency who calls for the advertiser; null for the token's agency, or when the advertiser
 *     calls itself
 * @param subject null only for {@code SERVICE} and {@code RESEARCH}
 * @param callerIds the numbers that may be shown; null for none, and the question is to say
 * @param telemarketers ids of the agents who are logged in; null for none
 * @param texts which messages come with the answer to a single question that does not say it
 *     itself: nl, en, both or none; null for the usual ones
 */
@Schema(
    name = "CampaignRequest",
    description = "What a campaign is to be from now on",
    requiredProperties = {"advertiser", "purpose"},
    examples =
        """
        {"advertiser": "zonnestroom", "agency": "belhuis", "purpose": "COMMERCIAL",
         "subject": "energy-contract", "callerIds": ["+31207001234"],
         "telemarketers": ["t-0042"], "texts": "nl"}
        """)
public record CampaignRequest(
    @NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser,
    @Schema(nullable = true) @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String agency,
    @NotNull Purpose purpose,
    @Schema(nullable = true) @Size(max = 200) @Pattern(regexp = "[^\\x00]*") String subject,
    @Schema(nullable = true, implementation = String[].class) @Size(max = MOST)
        List<@NotNull TelephoneNumber> callerIds,
    @Schema(nullable = true) @Size(max = MOST)
        List<@NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String>
            telemarketers,
    @Schema(nullable = true)
        @Pattern(regexp = "nl|en|both|none", message = "Must be nl, en, both or none.")
        String texts) {

  /** Every question of a campaign is decided, and logged, with all who are logged in to it. */
  static final int MOST = 100;

  /** Fills in what may be left out; the same twice is there once. */
  public CampaignRequest {
    callerIds = callerIds == null ? List.of() : callerIds.stream().distinct().toList();
    telemarketers = telemarketers == null ? List.of() : telemarketers.stream().distinct().toList();
  }

  /**
   * Lets only a campaign pass of which a question can be made.
   *
   * @throws RefusedException otherwise
   */
  void requireSubject() {
    if (purpose.offers() && (subject == null || subject.isBlank())) {
      throw RefusedException.invalidField("/subject", "NOT_BLANK", "must be given");
    }
  }

  /** The same, called by this agency. */
  CampaignRequest calledBy(String caller) {
    return new CampaignRequest(
        advertiser, caller, purpose, subject, callerIds, telemarketers, texts);
  }

  /** The numbers that may be shown, E.164. */
  List<String> shownNumbers() {
    return callerIds.stream().map(TelephoneNumber::e164).toList();
  }
}
