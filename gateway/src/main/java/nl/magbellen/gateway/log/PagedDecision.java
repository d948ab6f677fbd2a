package nl.magbellen.gateway.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.UnreadableCiphertextException;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Terms;
import nl.magbellen.question.json.TermsJson;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/**
 * A decision as its page tells of it.
 *
 * @param columns what its row must say too, as texts
 */
record PagedDecision(UUID page, int place, UUID id, Instant at, Map<String, String> columns) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ANSWER = 2;
  private static final int ROW = 3;

  /** Whether a page has the decision at this place; so too, if the page cannot be read at all. */
  static boolean isAt(byte[] page, int place, UUID id) {
    try {
      List<List<byte[]>> entries = LogPage.entries(page);
      return place < entries.size() && id(json(entries.get(place).get(ANSWER))).equals(id);
    } catch (IllegalArgumentException | UncheckedIOException told) {
      // Its leaf tells that it was changed.
      return true;
    }
  }

  private static UUID id(JsonNode answer) {
    return UUID.fromString(answer.path("id").asText());
  }

  private static JsonNode json(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("A line of a page is no JSON.", e);
    }
  }

  /** Reads pages, and opens the numbers of rows. */
  static final class Reader {

    private final NumberKeys keys;
    private final NumberCipher cipher;

    Reader(NumberKeys keys, NumberCipher cipher) {
      this.keys = keys;
      this.cipher = cipher;
    }

    List<PagedDecision> read(OnRecord page) {
      List<PagedDecision> decisions = new ArrayList<>();
      List<List<byte[]>> entries = LogPage.entries(page.body());
      for (int place = 0; place < entries.size(); place++) {
        List<byte[]> entry = entries.get(place);
        JsonNode answer = json(entry.get(ANSWER));
        Map<String, String> columns = new LinkedHashMap<>();
        question(TermsJson.read(new String(entry.getFirst(), StandardCharsets.UTF_8)), columns);
        columns.put("verdict", answer.path("decision").asText());
        columns.put(
            "reasons",
            StreamSupport.stream(answer.path("reasons").spliterator(), false)
                .map(reason -> reason.path("code").asText())
                .collect(Collectors.joining(" ")));
        columns.put("binding", answer.path("binding").asText());
        if (entry.size() > ROW) {
          JsonNode row = json(entry.get(ROW));
          columns.put("callee_key", row.path(0).asText());
          columns.put("reference_key", row.path(1).isNull() ? null : row.path(1).asText());
          columns.put("asked_by", row.path(2).asText());
        }
        decisions.add(
            new PagedDecision(page.leaf().record(), place, id(answer), page.leaf().at(), columns));
      }
      return decisions;
    }

    private static void question(Terms terms, Map<String, String> columns) {
      columns.put("advertiser", terms.advertiser());
      columns.put("agency", terms.agency());
      columns.put("caller_id", terms.callerId().text());
      columns.put("purpose", terms.purpose().name());
      columns.put("subject", terms.subject());
      columns.put("asked_at", terms.at().toString());
    }

    /** The names of the columns in which a row says something else. */
    List<String> unlike(PagedDecision decision, DecisionRow row) {
      List<String> unlike = new ArrayList<>();
      decision.columns.forEach(
          (name, value) -> {
            if (!Objects.equals(value, row.columns().get(name))) {
              unlike.add(name);
            }
          });
      if (!opens(row)) {
        unlike.add("callee_cipher");
      }
      return unlike;
    }

    private boolean opens(DecisionRow row) {
      try {
        Callee callee = Callee.parse(cipher.decryptText(row.cipher(), DecisionLog.PURPOSE));
        List<NumberKey> own =
            switch (callee) {
              case Callee.Numbered numbered -> keys.all(numbered.number());
              case Callee.Unparseable unparseable -> keys.all(unparseable.text());
            };
        return own.stream().anyMatch(key -> key.value().equals(row.calleeKey()));
      } catch (UnreadableCiphertextException changed) {
        return false;
      }
    }
  }
}
