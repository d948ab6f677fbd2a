package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where a visitor's browser went.
 *
 * @param addresses of all requests, of pages and of what they are made of
 */
record Trail(List<String> addresses) {

  private static final int TELLING_DIGITS = 6;

  /** Follows a visitor from now on. */
  static Trail of(BrowserContext visitor) {
    Trail trail = new Trail(new CopyOnWriteArrayList<>());
    visitor.onRequest(request -> trail.addresses.add(request.url()));
    return trail;
  }

  /** Nobody but the site was asked for anything. */
  Trail staysWithin(URI site) {
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(address -> URI.create(address).getAuthority().equals(site.getAuthority()));
    return this;
  }

  /** No address holds the end of a number. */
  void tellsNot(String number) {
    String end = number.substring(number.length() - TELLING_DIGITS);
    assertThat(addresses).noneMatch(address -> address.contains(end));
  }
}
