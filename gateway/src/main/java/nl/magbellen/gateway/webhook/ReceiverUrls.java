package nl.magbellen.gateway.webhook;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Reads the addresses that clients name. Where a name leads is looked at whenever something is
 * sent, and not told here: nobody is to learn by us which names there are.
 */
@Singleton
public final class ReceiverUrls {

  private static final int HIGHEST_PORT = 65_535;

  private final AllowedAddresses addresses;
  private final boolean http;

  ReceiverUrls(AllowedAddresses addresses, WebhookSettings settings) {
    this.addresses = addresses;
    this.http = settings.http();
  }

  /**
   * Lets only an address pass to which may be sent.
   *
   * @throws RefusedException otherwise, about the field {@code url}
   */
  public void require(String url) {
    URI uri = parsed(url);
    boolean isTls = "https".equals(uri.getScheme());
    if (!isTls && !(http && "http".equals(uri.getScheme()))) {
      throw refused("must begin with https://");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
      throw refused("must name a host, as in https://dialer.example/changes");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused("must have neither a user nor a fragment");
    }
    if (isForbidden(host(uri))) {
      throw refused("must not be an address that is not public");
    }
  }

  /** The host, of an IPv6 address without its brackets. */
  static String host(URI url) {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private boolean isForbidden(String host) {
    try {
      return !addresses.allows(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private static URI parsed(String url) {
    try {
      return new URI(url).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw refused("must be an address, as in https://dialer.example/changes");
    }
  }

  private static RefusedException refused(String why) {
    return RefusedException.invalidField("/url", "URL", why);
  }
}
