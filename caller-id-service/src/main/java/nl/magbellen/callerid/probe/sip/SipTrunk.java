package nl.magbellen.callerid.probe.sip;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.callerid.probe.Probe;
import nl.magbellen.callerid.probe.ProberSettings;
import nl.magbellen.callerid.probe.Seen;
import nl.magbellen.callerid.probe.Telephony;
import nl.magbellen.number.TelephoneNumber;
import org.jboss.logging.Logger;

/** Calls by a SIP trunk, one call at a time. */
@Singleton
class SipTrunk implements Telephony {

  private static final Logger LOG = Logger.getLogger(SipTrunk.class);

  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  private static final int USUAL_PORT = 5060;
  private static final int SECONDS_TO_HANG_UP = 5;

  /** Above what we ring: if we are gone, the other side ends it. */
  private static final int SECONDS_MORE = 10;

  private final ProberSettings settings;
  private final ReentrantLock calling = new ReentrantLock();
  private volatile boolean stopping;

  SipTrunk(ProberSettings settings) {
    this.settings = settings;
  }

  /** A service that is told half of it does not start. */
  void start(@Observes StartupEvent starting) {
    if (isSet()) {
      address();
      from();
    }
  }

  /** A call under way is ended before the service is. */
  void stop(@Observes ShutdownEvent ending) throws InterruptedException {
    stopping = true;
    if (calling.tryLock(SECONDS_TO_HANG_UP, TimeUnit.SECONDS)) {
      calling.unlock();
    }
  }

  @Override
  public boolean isSet() {
    return settings.sip().trunk().isPresent();
  }

  @Override
  public Seen call(Probe probe) {
    calling.lock();
    try {
      return stopping ? Seen.NOTHING : callNow(probe);
    } finally {
      calling.unlock();
    }
  }

  private Seen callNow(Probe probe) {
    Matcher address = address();
    try (Wire wire = new Wire(new InetSocketAddress(host(address), port(address)))) {
      Requests requests =
          new Requests(
              probe, from(), address.group(1), wire, settings.ringFor().toSeconds() + SECONDS_MORE);
      return new SipCall(wire, requests, credentials(), settings, () -> stopping).call();
    } catch (IOException unreachable) {
      LOG.warnf("the SIP trunk cannot be reached probe=%s: %s", probe.id(), unreachable);
      return Seen.NOTHING;
    }
  }

  private Optional<Credentials> credentials() {
    return settings
        .sip()
        .user()
        .map(user -> new Credentials(user, settings.sip().password().orElse("")));
  }

  private Matcher address() {
    Matcher address = ADDRESS.matcher(settings.sip().trunk().orElseThrow());
    if (!address.matches() || port(address) > 65_535) {
      throw new IllegalStateException(
          "magbellen.prober.sip.trunk is no host with a port, as sip.carrier.example:5060");
    }
    return address;
  }

  private static String host(Matcher address) {
    return address.group(1);
  }

  private static int port(Matcher address) {
    return address.group(2) == null ? USUAL_PORT : Integer.parseInt(address.group(2));
  }

  private String from() {
    return settings
        .sip()
        .from()
        .map(TelephoneNumber::parse)
        .map(TelephoneNumber::e164)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "magbellen.prober.sip.from is missing: the number that is shown"));
  }
}
