package nl.magbellen.consent.publishednumber;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published business number to be recorded.
 *
 * @param number the number that was published
 * @param holder name of the legal person, or of the natural person who acts in his trade
 * @param kvk the holder's number in the trade register
 * @param url the page on which the holder published the number; without a user or a password
 * @param pageSha256 SHA-256 of that page as it was seen, in hexadecimal digits
 * @param seenAt when it was seen there
 * @param statedPurpose for what the holder published it, in his own words
 * @param subjects the subjects that this purpose covers
 */
@Schema(description = "A published business number to be recorded")
public record PublishedNumberRequest(
    @Schema(implementation = String.class, examples = "+31201234567") @NotNull
        TelephoneNumber number,
    @Schema(examples = "Bakkerij Jansen") @NotBlank @Size(max = 200) String holder,
    @Schema(examples = "12345678", description = "The holder's number in the trade register")
        @NotNull
        @Pattern(regexp = "[0-9]{8}", message = "must be eight digits")
        String kvk,
    @Schema(
            examples = "https://bakkerijjansen.example/contact",
            description = "The page, by http or https; without a user or a password")
        @NotNull
        @Pattern(
            regexp = "https?://[^\\s/?#@\\\\\"'<>]+([/?#][^\\s\\\\\"'<>]*)?",
            message = "must start with https:// or http:// and hold no user or password")
        @Size(max = 2000)
        String url,
    @Schema(
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            description = "SHA-256 of the page as it was seen")
        @NotNull
        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
        String pageSha256,
    @Schema(examples = "2026-11-20T10:00:00+01:00") @NotNull @PastOrPresent Instant seenAt,
    @Schema(
            examples = "Offers of flour: call us",
            description = "For what the holder published the number, in the holder's own words")
        @NotBlank
        @Size(max = 1000)
        String statedPurpose,
    @Schema(examples = "[\"flour\"]", description = "The subjects that this purpose covers")
        @NotEmpty
        @Size(max = 100)
        List<@NotNull @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String>
            subjects) {}
