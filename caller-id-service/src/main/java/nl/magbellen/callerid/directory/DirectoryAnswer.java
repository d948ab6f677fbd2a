package nl.magbellen.callerid.directory;

import java.time.Instant;
import java.util.List;
import nl.magbellen.callerid.advertiser.Sector;
import nl.magbellen.number.TelephoneNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who calls from a number: what a consumer may know. It has the same shape for a number that nobody
 * registered.
 *
 * @param callers empty when nobody who is registered here calls from the number
 * @param howToObject what to do to be called no more
 * @param advice what to make of this answer
 */
@Schema(description = "Who calls from a number, as a consumer may know it")
public record DirectoryAnswer(
    @Schema(implementation = String.class, examples = "+31207001234") TelephoneNumber number,
    List<Caller> callers,
    Text howToObject,
    Text advice) {

  /** The same text in Dutch and in English. */
  public record Text(String nl, String en) {}

  /**
   * An advertiser that calls from the number.
   *
   * @param agency the name of the agency that calls for it; null when it calls itself
   * @param since when it began to use the number
   * @param publishedAt since when it publishes the number; null when it does not
   * @param publicationUrl where; may be null
   * @param lastCheckedAt when somebody last called the number to see who answers; null if never
   */
  public record Caller(
      Advertiser advertiser,
      @Nullable String agency,
      Instant since,
      @Nullable Instant publishedAt,
      @Nullable String publicationUrl,
      @Nullable Instant lastCheckedAt) {}

  /**
   * The advertiser, by its name, with its own website if it has one.
   *
   * @param sector what it is, on which depends whether it may call its own customers
   */
  public record Advertiser(String id, String name, @Nullable String website, Sector sector) {}
}
