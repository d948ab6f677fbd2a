package nl.magbellen.facts.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.util.function.Consumer;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Gathered;

/** {@code {"known": …}}, or {@code {"unavailable": "CONSENT_SERVICE"}}. */
record GatheredAdapter<T>(JsonAdapter<T> known, JsonAdapter<FactSource> source)
    implements JsonAdapter<Gathered<T>> {

  private static final String KNOWN = "known";
  private static final String UNAVAILABLE = "unavailable";

  @Override
  public void toJson(JsonWriter out, Gathered<T> gathered) {
    write(out, gathered, to -> known.toJson(to, ((Gathered.Known<T>) gathered).known()));
  }

  /** Writes either; {@code writer} writes what is known. */
  void write(JsonWriter out, Gathered<T> gathered, Consumer<JsonWriter> writer) {
    out.beginObject();
    switch (gathered) {
      case Gathered.Known<T> _ -> {
        out.name(KNOWN);
        writer.accept(out);
      }
      case Gathered.Unavailable<T>(FactSource missing) -> {
        out.name(UNAVAILABLE);
        source.toJson(out, missing);
      }
    }
    out.endObject();
  }

  @Override
  public Gathered<T> fromJson(JsonReader in) {
    Gathered<T> gathered = null;
    in.beginObject();
    while (in.hasNextField()) {
      switch (in.nextField()) {
        case KNOWN -> gathered = new Gathered.Known<>(known.fromJson(in));
        case UNAVAILABLE -> gathered = new Gathered.Unavailable<>(source.fromJson(in));
        default -> in.skipValue();
      }
    }
    in.endObject();
    return gathered;
  }
}
