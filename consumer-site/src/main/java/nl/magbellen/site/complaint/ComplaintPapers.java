package nl.magbellen.site.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.site.service.ServiceJson;
import nl.magbellen.site.service.SiteComplaint;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs what is on record about a complaint, and recognises its own. */
@ApplicationScoped
public class ComplaintPapers {

  private static final String TYPE = "magbellen-complaint";

  private final SigningKeys keys;
  private final String issuer;
  private final InstantSource time;

  ComplaintPapers(
      SigningKeys keys,
      @ConfigProperty(name = "magbellen.objection.url") String issuer,
      InstantSource time) {
    this.keys = keys;
    this.issuer = issuer;
    this.time = time;
  }

  /**
   * What a signed complaint says. The number is not in it: {@code numberDigest} is as in receipts.
   *
   * @param iat when it was signed, in seconds since 1970
   * @param advertiser null when it is not known
   * @param finding null when it could not be looked up yet
   */
  @RegisterForReflection
  public record Paper(
      String iss,
      String jti,
      long iat,
      String type,
      UUID complaint,
      Instant calledAt,
      Instant receivedAt,
      String advertiser,
      String finding,
      String numberDigest) {}

  /** A compact JWS that anybody verifies with the published keys. */
  String sign(SiteComplaint complaint) {
    Paper paper =
        new Paper(
            issuer,
            complaint.id().toString(),
            time.instant().getEpochSecond(),
            TYPE,
            complaint.id(),
            complaint.call().calledAt(),
            complaint.receivedAt(),
            complaint.advertiser(),
            complaint.finding(),
            Sha256.ofNumber(complaint.id(), complaint.number().e164()));
    try {
      return keys.sign(ServiceJson.MAPPER.writeValueAsString(paper));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A complaint cannot be written as JSON.", e);
    }
  }

  /** What a compact JWS says if it is of a complaint and one of our keys signed it. */
  public Optional<Paper> read(String signed) {
    return keys.verify(signed).flatMap(ComplaintPapers::parse);
  }

  private static Optional<Paper> parse(String claims) {
    try {
      return Optional.of(ServiceJson.MAPPER.readValue(claims, Paper.class))
          .filter(paper -> TYPE.equals(paper.type()));
    } catch (JsonProcessingException other) {
      // Signed by us, but of no complaint.
      return Optional.empty();
    }
  }
}
