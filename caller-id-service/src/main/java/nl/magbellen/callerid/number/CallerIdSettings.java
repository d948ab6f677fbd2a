package nl.magbellen.callerid.number;

import io.smallrye.config.ConfigMapping;
import java.time.Period;

/** What the rules say about caller ids, as far as this service must know it. */
@ConfigMapping(prefix = "magbellen.caller-id")
public interface CallerIdSettings {

  /**
   * How long a number stays callable after the last consumer was called from it: a calendar period,
   * whose last day counts whole.
   */
  Period keptAfterLastUse();
}
