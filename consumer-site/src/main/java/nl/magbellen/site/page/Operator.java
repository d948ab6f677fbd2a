package nl.magbellen.site.page;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * Who runs the site: the controller of what it keeps (AVG, GDPR art. 13). The service does not
 * start without these.
 */
@ConfigMapping(prefix = "magbellen.site.operator")
public interface Operator {

  /** The organisation's name. */
  String name();

  /** Its postal address, in one line. */
  String address();

  /** Its number in the register of the Chamber of Commerce (KvK). */
  String kvk();

  /** Where consumers write to. */
  String email();

  /** Where consumers call; null if they cannot. */
  Optional<String> telephone();

  /**
   * How to reach the data protection officer (functionaris gegevensbescherming), if there is one.
   */
  Optional<String> privacyOfficer();

  /**
   * The country or countries in which the data are kept, as a Dutch and an English text may say.
   */
  String dataKeptIn();

  /** Where faults in the site's security are reported: an e-mail address or a web address. */
  String securityContact();
}
