package nl.magbellen.facts.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the answer to a batch of look-ups: {@code {"facts": […]}}. */
record AnswerAdapter<T>(JsonAdapter<T> each) implements JsonAdapter<List<Optional<T>>> {

  @Override
  public List<Optional<T>> fromJson(JsonReader in) {
    List<Optional<T>> facts = null;
    in.beginObject();
    while (in.hasNextField()) {
      if (in.nextField().equals("facts")) {
        facts = list(in);
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    if (facts == null) {
      throw new IllegalArgumentException("facts must be given");
    }
    return facts;
  }

  private List<Optional<T>> list(JsonReader in) {
    List<Optional<T>> facts = new ArrayList<>();
    in.beginArray();
    while (in.hasNextElement()) {
      facts.add(Optional.ofNullable(each.fromJson(in)));
    }
    in.endArray();
    return facts;
  }

  @Override
  public void toJson(JsonWriter out, List<Optional<T>> facts) {
    throw new UnsupportedOperationException("answers are written by the services' databases");
  }
}
