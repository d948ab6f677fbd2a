package nl.magbellen.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What stands after the last row. Counts are there only if the file was whole.
 *
 * @param counts of the answered rows; null where the file broke off
 * @param file names the import; null in a dry run
 * @param sha256 of the whole file, unzipped, in hexadecimal; null where the file broke off
 * @param fromRow where to go on; null where the file was whole
 * @param reason why it broke off; null where the file was whole
 */
@Schema(description = "What stands after the last row")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportEnding(
    @Nullable ImportCounts counts,
    @Nullable UUID file,
    @Nullable String sha256,
    @Nullable Long fromRow,
    @Nullable String reason) {

  static ImportEnding whole(ImportCounts counts, UUID file, String sha256) {
    return new ImportEnding(counts, file, sha256, null, null);
  }

  static ImportEnding brokenOff(long fromRow, String reason) {
    return new ImportEnding(null, null, null, fromRow, reason);
  }
}
