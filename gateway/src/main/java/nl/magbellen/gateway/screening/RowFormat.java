package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import nl.magbellen.gateway.permission.QuestionRequest;

/** How rows are written in a list: the same way in and out. */
interface RowFormat {

  /** The rows of the list. */
  RowReader rows();

  /**
   * The question in a row with the list's constants, where all of it is plain; else null.
   *
   * @throws UnreadableRowException when there is none
   */
  default QuestionRequest plain(String text) {
    return null;
  }

  /**
   * The question in a row, as JSON.
   *
   * @throws UnreadableRowException when there is none
   */
  JsonNode question(String text);

  /** Writes what comes before the first row. */
  void begin(OutputStream out) throws IOException;

  /** Writes a row's answer. */
  void write(ScreenedRow row, OutputStream out) throws IOException;

  /** Writes the counts, after the last row. */
  void end(Counts counts, OutputStream out) throws IOException;
}
