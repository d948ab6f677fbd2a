package nl.magbellen.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a valid permit says.
 *
 * @param decision id of the decision; the outcome is reported under it
 * @param validUntil until when the call may be made
 * @param callerId the number to be shown, in E.164
 * @param advertiser on whose behalf is called; long names are shortened in some permits, see
 *     docs/api.md
 * @param agency who calls for the advertiser; null when it calls itself
 * @param purpose why is called
 * @param subject what is called about; null for some purposes
 * @param basis the kind of legal basis
 * @param obligations two letters for each duty in the call, see docs/api.md
 */
public record Permit(
    UUID decision,
    Instant validUntil,
    String callerId,
    String advertiser,
    String agency,
    String purpose,
    String subject,
    String basis,
    List<String> obligations) {}
