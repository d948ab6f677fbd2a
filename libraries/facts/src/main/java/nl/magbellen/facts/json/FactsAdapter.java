package nl.magbellen.facts.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.NotKept;
import nl.magbellen.facts.ObjectionFacts;

/**
 * The facts of one decision; {@code callerWhenDecided} is there only where it was asked, {@code
 * notKept} only where something was not kept.
 */
record FactsAdapter(
    GatheredAdapter<LegalBasisFacts> legalBases,
    GatheredAdapter<ObjectionFacts> objections,
    GatheredAdapter<CallerFacts> caller,
    JsonAdapter<NotKept> notKept)
    implements JsonAdapter<Facts> {

  private static final int USUAL_LENGTH = 1024;

  String write(Jsonb json, Facts facts, Function<CallerFacts, String> callerText) {
    // Before the writer is open: there is one buffer a thread, which what is written within takes.
    Optional<String> asked = known(facts.caller()).map(callerText);
    Optional<String> decided = known(facts.callerWhenDecided()).map(callerText);
    ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonWriter out = json.writer(text)) {
      out.beginObject();
      out.name("legalBases");
      legalBases.toJson(out, facts.legalBases());
      out.name("objections");
      objections.toJson(out, facts.objections());
      out.name("caller");
      caller.write(out, facts.caller(), to -> to.rawValue(asked.orElseThrow()));
      if (facts.callerWhenDecided() != null) {
        out.name("callerWhenDecided");
        caller.write(out, facts.callerWhenDecided(), to -> to.rawValue(decided.orElseThrow()));
      }
      if (facts.notKept() != null) {
        out.name("notKept");
        notKept.toJson(out, facts.notKept());
      }
      out.endObject();
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static Optional<CallerFacts> known(Gathered<CallerFacts> gathered) {
    return gathered instanceof Gathered.Known<CallerFacts>(CallerFacts facts)
        ? Optional.of(facts)
        : Optional.empty();
  }

  @Override
  public void toJson(JsonWriter out, Facts facts) {
    throw new UnsupportedOperationException("the writer of who calls is given");
  }

  @Override
  public Facts fromJson(JsonReader in) {
    Gathered<LegalBasisFacts> bases = null;
    Gathered<ObjectionFacts> objected = null;
    Gathered<CallerFacts> calling = null;
    Gathered<CallerFacts> whenDecided = null;
    NotKept lost = null;
    in.beginObject();
    while (in.hasNextField()) {
      switch (in.nextField()) {
        case "legalBases" -> bases = legalBases.fromJson(in);
        case "objections" -> objected = objections.fromJson(in);
        case "caller" -> calling = caller.fromJson(in);
        case "callerWhenDecided" -> whenDecided = caller.fromJson(in);
        case "notKept" -> lost = notKept.fromJson(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Facts(bases, objected, calling, whenDecided, lost);
  }
}
