package nl.magbellen.callerid.directory;

import java.time.Instant;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that an advertiser is called from, its agencies' too: the list that the Code
 * Telemarketing wants it to publish.
 *
 * @param id the advertiser
 * @param website its own; null if it has none
 * @param numbers proven and not released, by number and agency
 */
@Schema(
    description = "The numbers of an advertiser, as the Code Telemarketing wants them published")
public record AdvertiserNumbers(
    String id, String name, @Nullable String website, List<Number> numbers) {

  /**
   * A number from which people are called.
   *
   * @param written as people write it, such as 020 700 1234
   * @param agency the name of the agency that calls for the advertiser; null when it calls itself
   * @param since when it began to be used
   * @param publishedAt since when the advertiser says that it publishes it; null when it does not
   * @param publicationUrl where; may be null
   */
  public record Number(
      @Schema(implementation = String.class, examples = "+31207001234") TelephoneNumber number,
      @Schema(examples = "020 700 1234") String written,
      @Nullable String agency,
      Instant since,
      @Nullable Instant publishedAt,
      @Nullable String publicationUrl) {}
}
