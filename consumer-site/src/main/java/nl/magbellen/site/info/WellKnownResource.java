package nl.magbellen.site.info;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Operator;
import nl.magbellen.site.page.Place;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What programs look for on every site: security.txt (RFC 9116) and robots.txt (RFC 9309). */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class WellKnownResource {

  private static final int DAYS = 180;

  private final Operator operator;
  private final String address;
  private final InstantSource time;

  WellKnownResource(
      Operator operator,
      @ConfigProperty(name = "magbellen.objection.url") String address,
      InstantSource time) {
    this.operator = operator;
    this.address = address;
    this.time = time;
  }

  @GET
  @Path("/.well-known/security.txt")
  @PermitAll
  @Operation(hidden = true)
  public String security() {
    String contact = operator.securityContact();
    return """
        Contact: %s
        Expires: %s
        Preferred-Languages: nl, en
        Canonical: %s/.well-known/security.txt
        """
        .formatted(
            contact.contains("://") ? contact : "mailto:" + contact,
            time.instant().truncatedTo(ChronoUnit.DAYS).plus(DAYS, ChronoUnit.DAYS),
            address);
  }

  /** Nothing about anybody is on a page that can be opened without a code. */
  @GET
  @Path("/robots.txt")
  @PermitAll
  @Operation(hidden = true)
  public String robots() {
    return """
        User-agent: *
        Disallow: %s/
        Disallow: %s/
        Disallow: /v1/
        Disallow: /internal/
        Disallow: /q/
        """
        .formatted(Place.RECORDS.path(Language.DUTCH), Place.RECORDS.path(Language.ENGLISH));
  }
}
