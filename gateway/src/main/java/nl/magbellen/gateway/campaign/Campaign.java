package nl.magbellen.gateway.campaign;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.magbellen.question.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is now.
 *
 * @param id the dialer's own; another advertiser may have a campaign of the same id
 * @param agency who calls for the advertiser; null when it calls itself
 * @param subject null only for {@code SERVICE} and {@code RESEARCH}
 * @param callerIds the numbers that it may show, E.164; empty when the question is to say
 * @param telemarketers ids of the agents who are logged in
 * @param texts which messages come with the answer to a single question that does not say it
 *     itself; null when the campaign does not say it either
 * @param version how often it was put, from 1
 * @param recordedAt when it was put as it is now
 */
@Schema(description = "A campaign as it is now")
public record Campaign(
    String id,
    String advertiser,
    @Nullable String agency,
    Purpose purpose,
    @Nullable String subject,
    List<String> callerIds,
    List<String> telemarketers,
    @Nullable String texts,
    int version,
    Instant recordedAt) {

  /** Keeps its own copies. */
  public Campaign {
    requireNonNull(id, "id");
    requireNonNull(advertiser, "advertiser");
    requireNonNull(purpose, "purpose");
    callerIds = List.copyOf(callerIds);
    telemarketers = List.copyOf(telemarketers);
  }

  /** Whether it is as it is asked to be. */
  boolean isAlready(CampaignRequest request) {
    return purpose == request.purpose()
        && Objects.equals(agency, request.agency())
        && Objects.equals(subject, request.subject())
        && callerIds.equals(request.shownNumbers())
        && telemarketers.equals(request.telemarketers())
        && Objects.equals(texts, request.texts());
  }
}
