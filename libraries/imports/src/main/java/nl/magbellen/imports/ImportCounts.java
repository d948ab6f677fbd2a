package nl.magbellen.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many rows came to what.
 *
 * @param rows all of them
 * @param created rows that are on record now
 * @param same rows that were on record already
 * @param error rows that are not on record
 */
@Schema(name = "ImportCounts")
public record ImportCounts(long rows, long created, long same, long error) {

  static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

  ImportCounts plus(ImportedRow row) {
    return switch (row.result()) {
      case CREATED -> new ImportCounts(rows + 1, created + 1, same, error);
      case SAME -> new ImportCounts(rows + 1, created, same + 1, error);
      case ERROR -> new ImportCounts(rows + 1, created, same, error + 1);
    };
  }
}
