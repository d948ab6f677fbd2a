package nl.magbellen.question.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import nl.magbellen.question.CallerId;

/** A caller id by its text; null when it is withheld. */
record CallerIdAdapter() implements JsonAdapter<CallerId> {

  @Override
  public void toJson(JsonWriter out, CallerId callerId) {
    out.value(callerId.text());
  }

  @Override
  public CallerId fromJson(JsonReader in) {
    return CallerId.parse(in.isNullValue() ? null : in.readString());
  }
}
