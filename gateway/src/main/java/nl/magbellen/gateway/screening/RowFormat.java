package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.list.RowReader;
import nl.magbellen.list.UnreadableRowException;

/** How rows are written in a list: the same way in and out. */
interface RowFormat {

  /**
   * What a row says.
   *
   * @param plain the question with the list's constants, where all of it is plain; else null
   * @param question the question as JSON, where it is not plain; else null
   * @param reference as given in the row; null when there is none
   * @param kept what goes back with the answer, known to the format alone; null for nothing
   */
  record Content(QuestionRequest plain, JsonNode question, String reference, Object kept) {}

  /** The rows of the list. */
  RowReader rows();

  /**
   * Reads a row.
   *
   * @throws UnreadableRowException when it holds no question
   */
  Content content(String text);

  /**
   * What can be made out of a row that cannot be read, so that it is found again: its reference,
   * and what goes back with the answer.
   *
   * @param text null for nothing
   */
  Content seeming(String text);

  /** Writes what comes before the first row. */
  void begin(OutputStream out) throws IOException;

  /**
   * Writes a row's answer.
   *
   * @param kept of the row's content
   */
  void write(ScreenedRow row, Object kept, OutputStream out) throws IOException;

  /** Writes the counts, after the last row. */
  void end(Counts counts, OutputStream out) throws IOException;
}
