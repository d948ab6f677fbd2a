package nl.magbellen.callerid.advertiser;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Period;
import java.util.List;
import nl.magbellen.callerid.register.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an advertiser is to be from now on.
 *
 * @param kvk number in the Dutch trade register, 8 digits; null for a foreign company
 * @param sector in force at once when an operator sends it; when a registrar does, proposed only,
 *     and the one in force stays, which is COMMERCIAL for a new advertiser
 * @param website its own; null if it has none
 * @param contact whom to write to about its calls; may be null
 * @param active whether it may have calls made; null for true
 * @param untrainedTelemarketer null for {@link UntrainedTelemarketer#DENY}
 * @param manyComplaints null to leave it as it is, which is {@link ManyComplaints#ALERT} for a new
 *     advertiser: a client that does not know the field does not turn it off
 * @param similarSubjects families of subjects that it declares to be similar; a subject in no
 *     family is similar only to itself; null for none
 * @param telemarketerRequired whether a call by a human needs a telemarketer who is known, named in
 *     the question or logged in to its campaign; null to leave it as it is, which is false for a
 *     new advertiser
 * @param reflectionPeriod how long a consumer may think about a contract that needs written
 *     acceptance, in calendar time; null to leave it as it is, which is none for a new advertiser
 */
@Schema(
    description =
        "What an advertiser is to be from now on. A registrar only proposes its sector: the one in"
            + " force stays (COMMERCIAL for a new advertiser) until an operator settles it.",
    examples =
        """
        {"name": "Zonnestroom B.V.", "kvk": "12345678", "sector": "COMMERCIAL",
         "website": "https://zonnestroom.example", "contact": "bellen@zonnestroom.example",
         "active": true, "untrainedTelemarketer": "DENY", "manyComplaints": "ALERT",
         "similarSubjects": [["energy-contract", "solar-panels"]], "telemarketerRequired": false,
         "reflectionPeriod": "P3D"}
        """)
public record AdvertiserRequest(
    @NotBlank @Size(max = 200) String name,
    @Pattern(regexp = "\\d{8}", message = "Must be 8 digits, or null for a foreign company.")
        String kvk,
    @NotNull Sector sector,
    @WebAddress String website,
    @Size(max = 1000) String contact,
    @Schema(defaultValue = "true") Boolean active,
    @Schema(defaultValue = "DENY") UntrainedTelemarketer untrainedTelemarketer,
    @Schema(description = "Absent: as it is, ALERT for a new advertiser", nullable = true)
        ManyComplaints manyComplaints,
    @Size(max = 100)
        List<@NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 100) String>> similarSubjects,
    @Schema(
            description =
                "Whether a call by a human needs a telemarketer who is known. Absent: as it is, false"
                    + " for a new advertiser",
            nullable = true)
        Boolean telemarketerRequired,
    @Schema(
            implementation = String.class,
            examples = "P3D",
            description =
                "How long a consumer may think about a contract that needs written acceptance, as the"
                    + " advertiser fixed it beforehand: an ISO 8601 period, told with COOLING_OFF."
                    + " Absent: as it is, none for a new advertiser",
            nullable = true)
        Period reflectionPeriod) {

  /** Fills in what may be left out. */
  public AdvertiserRequest {
    active = active == null || active;
    untrainedTelemarketer =
        untrainedTelemarketer == null ? UntrainedTelemarketer.DENY : untrainedTelemarketer;
    similarSubjects = similarSubjects == null ? List.of() : similarSubjects;
  }
}
