package nl.magbellen.gateway.log;

import java.util.List;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.transparency.store.PurgeStatements;
import nl.magbellen.transparency.store.RecordKind;

/** The kinds of leaves of the gateway's log, for programs that run once. */
public final class LogKinds {

  private LogKinds() {}

  /**
   * All of them.
   *
   * @param keys that rows were recorded with
   * @param cipher that opens their numbers
   */
  public static List<RecordKind> of(NumberKeys keys, NumberCipher cipher) {
    return List.of(new PageLeaves(keys, cipher), new OutcomeLeaves(), new PurgeStatements());
  }
}
