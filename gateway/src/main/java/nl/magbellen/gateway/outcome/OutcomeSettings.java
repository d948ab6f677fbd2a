package nl.magbellen.gateway.outcome;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** How reports of calls are understood. */
@ConfigMapping(prefix = "magbellen.outcomes")
interface OutcomeSettings {

  /** Dispositions that say that the consumer does not want to be called. */
  List<String> doNotCall();
}
