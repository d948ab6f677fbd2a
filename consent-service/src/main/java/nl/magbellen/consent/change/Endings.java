package nl.magbellen.consent.change;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Supplier;

/** Ends of legal bases that come by time alone. */
interface Endings {

  /**
   * How many records are looked at in one transaction. Statements write it out: by a parameter the
   * planner would expect a tenth of the table, and read it all.
   */
  int MOST = 1000;

  /** Tells what ended by now and was not told. */
  Uni<Void> tell(Instant now);

  /**
   * Does it part by part: very many may end on the same midnight.
   *
   * @param part how many records it looked at; the last one was not full
   */
  static Uni<Void> inParts(Supplier<Uni<? extends Integer>> part) {
    return Multi.createBy()
        .repeating()
        .uni(part)
        .whilst(looked -> looked == MOST)
        .onItem()
        .ignoreAsUni();
  }
}
