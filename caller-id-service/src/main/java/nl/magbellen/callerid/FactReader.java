package nl.magbellen.callerid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.magbellen.callerid.CallerFacts.AdvertiserFact;
import nl.magbellen.callerid.CallerFacts.CallerIdFact;
import nl.magbellen.callerid.CallerFacts.MandateFact;
import nl.magbellen.callerid.CallerFacts.TelemarketerFact;
import nl.magbellen.callerid.CallerFacts.TrainingFact;
import org.jboss.logging.Logger;

/**
 * Reads the facts that the database found. A record that cannot be read, such as one with a year
 * that no client may send any more, is left out and logged, and fails nobody's question: every fact
 * of this service only ever helps a call to be permitted.
 */
@ApplicationScoped
class FactReader {

  private static final Logger LOG = Logger.getLogger(FactReader.class);

  private final ObjectMapper json;

  FactReader(ObjectMapper json) {
    this.json = json;
  }

  /** The facts of one question, as JSON text. */
  CallerFacts read(String facts) {
    try {
      JsonNode found = json.readTree(facts);
      return new CallerFacts(
          one(found.get("advertiser"), AdvertiserFact.class),
          all(found.get("mandates"), MandateFact.class).toList(),
          all(found.get("callerIds"), CallerIdFact.class).toList(),
          telemarketer(found.get("telemarketer")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database builds JSON.", e);
    }
  }

  private TelemarketerFact telemarketer(JsonNode found) {
    if (!(found instanceof ObjectNode telemarketer)) {
      return null;
    }
    List<TrainingFact> trainings = all(telemarketer.get("trainings"), TrainingFact.class).toList();
    telemarketer.putArray("trainings");
    TelemarketerFact untrained = one(telemarketer, TelemarketerFact.class);
    return untrained == null ? null : untrained.withTrainings(trainings);
  }

  private <T> Stream<T> all(JsonNode found, Class<T> kind) {
    return StreamSupport.stream(found.spliterator(), false)
        .flatMap(one -> Stream.ofNullable(one(one, kind)));
  }

  private <T> T one(JsonNode found, Class<T> kind) {
    try {
      return json.treeToValue(found, kind);
    } catch (JsonProcessingException e) {
      LOG.errorf(
          "unreadable record left out kind=%s id=%s why=%s",
          kind.getSimpleName(), found.path("id").asText(), e.getOriginalMessage());
      return null;
    }
  }
}
