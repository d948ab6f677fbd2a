package nl.magbellen.facts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That the holder of a business number himself published it for calls about some subjects.
 *
 * @param holder name of the legal person, or of the natural person who acts in his trade
 * @param kvk his number in the trade register
 * @param url the page on which he published it
 * @param pageSha256 SHA-256 of that page as it was seen, 64 hexadecimal digits
 * @param seenAt when it was seen there
 * @param statedPurpose for what the holder published it, in his own words
 * @param subjects the subjects that this purpose covers
 */
public record PublishedNumberFact(
    UUID id,
    String holder,
    String kvk,
    String url,
    String pageSha256,
    Instant seenAt,
    String statedPurpose,
    List<String> subjects)
    implements Evidence {

  public PublishedNumberFact {
    requireNonNull(id, "id");
    requireNonNull(seenAt, "seenAt");
    subjects = List.copyOf(subjects);
  }

  @Override
  public String evidence() {
    return "published-number:" + id;
  }
}
