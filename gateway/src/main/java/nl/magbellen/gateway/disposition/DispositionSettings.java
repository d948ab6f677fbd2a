package nl.magbellen.gateway.disposition;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** How dispositions are read that stand in no table. */
@ConfigMapping(prefix = "magbellen.outcomes")
interface DispositionSettings {

  /** Dispositions that say that the consumer does not want to be called. */
  List<String> doNotCall();
}
