package nl.magbellen.imports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The file that brought a record: its evidence.
 *
 * @param file names the import
 * @param name of the file, as it was sent; null if it had none
 * @param sha256 of the whole file, unzipped, in hexadecimal; null while it has not come in whole
 * @param line on which the record stands, from 1
 * @param sender the client that sent it
 * @param sentAt when it began to come in
 */
@Schema(description = "The file that brought a record")
public record FileEvidence(
    UUID file,
    @Schema(examples = "toestemmingen-2026.csv") @Nullable String name,
    @Nullable String sha256,
    long line,
    String sender,
    Instant sentAt) {

  /** The same in words, for where evidence is a text. */
  public String inWords() {
    return "%s, line %d, SHA-256 %s, sent by %s"
        .formatted(
            name == null ? "file " + file : name,
            line,
            sha256 == null ? "not known, as it has not come in whole" : sha256,
            sender);
  }
}
