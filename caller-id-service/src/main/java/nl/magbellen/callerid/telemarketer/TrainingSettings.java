package nl.magbellen.callerid.telemarketer;

import io.smallrye.config.ConfigMapping;
import java.util.Set;

/** What the rules say about trainings, as far as this service must know it. */
@ConfigMapping(prefix = "magbellen.training")
public interface TrainingSettings {

  /** The years of the codes that there are. */
  Set<Integer> codeYears();
}
