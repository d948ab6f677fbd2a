package nl.magbellen.consent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consent to be recorded.
 *
 * @param number the telephone number on which the giver may be called
 * @param advertiser to whom the consent was given: its addressee
 * @param subject what the giver may be called about
 * @param person the advertiser's reference of the giver; may be null
 * @param givenAt when it was given
 * @param channel through what it was given
 * @param text the text that was agreed to; may be null, then the consent can't be proven
 * @param partners the advertisers that the text named beside the addressee
 * @param source where the evidence is; may be null
 * @param validUntil the first instant at which it no longer holds; null for no end of its own
 * @param verification how the giver was verified; may be null, and follow later
 */
@Schema(description = "A consent to be recorded")
public record ConsentRequest(
    @Schema(implementation = String.class, examples = "+31612345678") @NotNull
        TelephoneNumber number,
    @Schema(examples = "zonnestroom")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String advertiser,
    @Schema(examples = "solar-panels")
        @NotNull
        @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE)
        String subject,
    @Schema(examples = "klant-88213") @Size(min = 1, max = 200) String person,
    @Schema(examples = "2026-11-01T10:00:00+01:00") @NotNull @PastOrPresent Instant givenAt,
    @Schema(examples = "WEB") @NotNull Channel channel,
    @Valid ConsentText text,
    @Schema(examples = "[\"windkracht\"]") @Size(max = 999)
        List<@NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String>
            partners,
    @Valid ConsentSource source,
    @Schema(examples = "2028-11-01T00:00:00+01:00") Instant validUntil,
    @Valid Verification verification) {

  /** Copies the partners; none if null. */
  public ConsentRequest {
    partners =
        partners == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(partners));
  }

  /** For whom the consent is to hold: the addressee first, then its partners, each once. */
  SequencedSet<String> parties() {
    SequencedSet<String> parties = new LinkedHashSet<>();
    parties.add(advertiser);
    parties.addAll(partners);
    return parties;
  }
}
