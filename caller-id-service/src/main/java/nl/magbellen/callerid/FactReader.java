package nl.magbellen.callerid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import nl.magbellen.callerid.CallerFacts.AdvertiserFact;
import nl.magbellen.callerid.CallerFacts.CallbackCheckFact;
import nl.magbellen.callerid.CallerFacts.CallerIdFact;
import nl.magbellen.callerid.CallerFacts.MandateFact;
import nl.magbellen.callerid.CallerFacts.TelemarketerFact;
import nl.magbellen.callerid.CallerFacts.TrainingFact;
import nl.magbellen.service.json.TreeFields;
import org.jboss.logging.Logger;

/**
 * Reads the facts that the database found, by hand. A record that cannot be read, such as one with
 * a year that no client may send any more, is left out and logged, and fails nobody's question:
 * every fact of this service only ever helps a call to be permitted.
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
      TreeFields found = new TreeFields(json.readTree(facts));
      return new CallerFacts(
          readable("advertiser", found.object("advertiser"), FactReader::advertiser),
          readable(found, "mandates", FactReader::mandate),
          readable(found, "callerIds", FactReader::callerId),
          readable("telemarketer", found.object("telemarketer"), FactReader::telemarketer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database builds JSON.", e);
    }
  }

  private static AdvertiserFact advertiser(TreeFields advertiser) {
    return new AdvertiserFact(
        advertiser.text("id"),
        advertiser.text("name"),
        advertiser.constant("sector", Sector.class),
        advertiser.truth("active"),
        advertiser.constant("untrainedTelemarketer", UntrainedTelemarketer.class),
        advertiser.textLists("similarSubjects"));
  }

  private static MandateFact mandate(TreeFields mandate) {
    return new MandateFact(
        mandate.id("id"),
        mandate.texts("subjects"),
        mandate.instant("from"),
        mandate.instant("to"),
        mandate.constant("kind", MandateKind.class));
  }

  private static CallerIdFact callerId(TreeFields callerId) {
    TreeFields check = callerId.object("lastCallbackCheck");
    return new CallerIdFact(
        callerId.id("id"),
        callerId.text("agency"),
        callerId.instant("from"),
        callerId.instant("provenAt"),
        callerId.instant("releasedAt"),
        callerId.instant("publishedAt"),
        callerId.text("publicationUrl"),
        callerId.date("lastUsedOn"),
        check == null ? null : callbackCheck(check));
  }

  private static CallbackCheckFact callbackCheck(TreeFields check) {
    return new CallbackCheckFact(
        check.id("id"),
        check.instant("at"),
        check.constant("result", CallbackResult.class),
        check.truth("identifiesAdvertiser"),
        check.truth("ordinaryTariff"));
  }

  private static TelemarketerFact telemarketer(TreeFields telemarketer) {
    return new TelemarketerFact(
        telemarketer.text("id"),
        telemarketer.text("agency"),
        telemarketer.texts("advertisers"),
        readable(telemarketer, "trainings", FactReader::training));
  }

  private static TrainingFact training(TreeFields training) {
    return new TrainingFact(
        training.id("id"),
        training.constant("module", TrainingModule.class),
        training.text("codeVersion"),
        training.date("passedOn"),
        training.date("validUntil"));
  }

  private static <T> List<T> readable(TreeFields of, String name, Function<TreeFields, T> each) {
    return of.objects(name, fields -> readable(name, fields, each)).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static <T> T readable(String kind, TreeFields fields, Function<TreeFields, T> reader) {
    try {
      return fields == null ? null : reader.apply(fields);
    } catch (TreeFields.Unreadable e) {
      LOG.errorf(
          "unreadable record left out kind=%s id=%s why=%s",
          kind, fields.tree().path("id").asText(), e.getMessage());
      return null;
    }
  }
}
