package nl.magbellen.callerid.probe.sip;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import nl.magbellen.callerid.probe.ProberSettings;
import nl.magbellen.callerid.probe.Telephony;

/** SIP trunks for tests, and the settings that are shipped. */
public final class Trunks {

  /** The number that is shown. */
  public static final String SHOWN = "+31202345678";

  private static final String PREFIX = "magbellen.prober.";

  private Trunks() {}

  /** The shipped settings, but for these, named without their prefix. */
  public static ProberSettings settings(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(shipped());
    others.forEach((name, value) -> settings.put(PREFIX + name, value));
    return new SmallRyeConfigBuilder()
        .withValidateUnknown(false)
        .withMapping(ProberSettings.class)
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(ProberSettings.class);
  }

  /**
   * Settings of a prober that calls there, with short times.
   *
   * @param others as in {@link #settings}
   */
  public static ProberSettings to(InetSocketAddress trunk, Map<String, String> others) {
    Map<String, String> all = new HashMap<>();
    all.put("sip.trunk", trunk.getHostString() + ":" + trunk.getPort());
    all.put("sip.from", SHOWN);
    all.put("sip.t1", "PT0.03S");
    all.put("ring-for", "PT0.8S");
    all.put("hang-up-after", "PT0.1S");
    all.putAll(others);
    return settings(all);
  }

  /** What calls by these settings. */
  public static Telephony telephony(ProberSettings settings) {
    return new SipTrunk(settings);
  }

  private static Map<String, String> shipped() {
    Properties shipped = new Properties();
    URL file = ProberSettings.class.getResource("/application.properties");
    try (var in = file.openStream()) {
      shipped.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    shipped.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .forEach(name -> settings.put(name, shipped.getProperty(name)));
    return settings;
  }
}
