package nl.magbellen.facts.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.service.json.Fields;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;

/**
 * Reads the facts that the objection service answers. A field that is not known is skipped: a newer
 * service may say more. A word of a list that is not known is kept as unknown and fails its own
 * gate only. A fact that lacks what it must have fails the whole answer.
 */
final class ObjectionIn {

  private ObjectionIn() {}

  static ObjectionFacts objections(JsonParser json) throws IOException {
    var read =
        new Object() {
          List<ObjectionFact> objections;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "objections" -> read.objections = Fields.list(in, ObjectionIn::objection);
            default -> in.skipChildren();
          }
        });
    return new ObjectionFacts(read.objections);
  }

  private static ObjectionFact objection(JsonParser json) throws IOException {
    var read =
        new Object() {
          UUID id;
          String advertiser;
          Instant receivedAt;
          Instant liftedAt;
          ObjectionChannel channel;
        };
    Fields.object(
        json,
        (name, in) -> {
          switch (name) {
            case "id" -> read.id = Fields.id(in);
            case "advertiser" -> read.advertiser = Fields.text(in);
            case "receivedAt" -> read.receivedAt = Fields.instant(in);
            case "liftedAt" -> read.liftedAt = Fields.instant(in);
            case "channel" ->
                read.channel =
                    Fields.constant(in, ObjectionChannel.class, ObjectionChannel.UNKNOWN);
            default -> in.skipChildren();
          }
        });
    return new ObjectionFact(
        read.id, read.advertiser, read.receivedAt, read.liftedAt, read.channel);
  }
}
