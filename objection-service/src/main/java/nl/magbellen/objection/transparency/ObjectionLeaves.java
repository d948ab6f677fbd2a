package nl.magbellen.objection.transparency;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.magbellen.transparency.store.Events;
import nl.magbellen.transparency.store.RecordKind;

/** Each event of an objection is a leaf of the log, with the objection that it is of. */
final class ObjectionLeaves {

  private static final Events EVENTS =
      new Events(
          "objection",
          """
          json_build_array(e.kind, micros(e.happened_at), e.channel, e.source, e.statement, e.evidence, e.import_file,
            e.import_line, e.recorded_by, micros(e.recorded_at), o.advertiser, o.channel, o.source,
            o.number_key, encode(o.number_cipher, 'hex'))
          """,
          """
          objection o on o.id = w.record
          join objection_event e
            on e.number_key = o.number_key and e.objection = o.id and e.sequence = w.part::bigint
          """,
          """
          select objection as record, sequence::text as part, recorded_at as at from objection_event
          """);

  @Produces
  @Singleton
  RecordKind events() {
    return EVENTS;
  }
}
