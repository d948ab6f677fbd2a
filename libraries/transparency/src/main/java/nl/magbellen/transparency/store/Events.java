package nl.magbellen.transparency.store;

/**
 * Events of records, each a leaf.
 *
 * @param name of the kind
 * @param body in SQL: what an event says, as a JSON array
 * @param from in SQL: the tables, joined to {@code w(record, part, at, n)}
 * @param all the query of all events: {@code record}, {@code part} and {@code at}
 */
public record Events(String name, String body, String from, String all) implements RecordKind {

  @Override
  public String content() {
    return """
    select w.n, w.record::text as head, convert_to((%s)::text, 'UTF8') as body
    from unnest(?::uuid[], ?::text[], ?::timestamptz[]) with ordinality as w(record, part, at, n)
      join %s
    """
        .formatted(body, from);
  }
}
