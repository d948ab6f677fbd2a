package nl.magbellen.gateway.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nl.magbellen.gateway.answer.Decided;

/**
 * What only the rows of decisions have, and not their texts: the key of the number, that of the
 * reference (null for none), and who asked. It stands on the page too, so that a page is all that
 * was recorded and the rows can be held against it. The encrypted number is not on it: it must open
 * to a number with that key.
 *
 * @param calleeKeys of a batch
 * @param referenceKeys of the same batch
 */
record RowLines(Object[] calleeKeys, Object[] referenceKeys) {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator("")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  /** Whether a line of a page is one of these; texts are JSON objects. */
  static boolean isOne(byte[] line) {
    return line.length > 0 && line[0] == '[';
  }

  /** Writes a line for each of these decisions of the batch, each after a line end. */
  void write(List<Decided> batch, int from, int to, OutputStream page) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(page)) {
      for (int i = from; i < to; i++) {
        out.writeRaw('\n');
        out.writeStartArray();
        out.writeString(calleeKeys[i].toString());
        if (referenceKeys[i] == null) {
          out.writeNull();
        } else {
          out.writeString(referenceKeys[i].toString());
        }
        out.writeString(batch.get(i).askedBy());
        out.writeEndArray();
      }
    }
  }
}
