package nl.magbellen.site.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.site.service.ServiceJson;
import nl.magbellen.site.service.SiteObjection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs receipts of objections, and recognises its own. */
@ApplicationScoped
public class Receipts {

  private final SigningKeys keys;
  private final String issuer;
  private final InstantSource time;

  Receipts(
      SigningKeys keys,
      @ConfigProperty(name = "magbellen.objection.url") String issuer,
      InstantSource time) {
    this.keys = keys;
    this.issuer = issuer;
    this.time = time;
  }

  /** A compact JWS that anybody verifies with the published keys. */
  String sign(SiteObjection objection) {
    Receipt receipt =
        new Receipt(
            issuer,
            objection.id().toString(),
            time.instant().getEpochSecond(),
            Receipt.TYPE,
            objection.id(),
            objection.advertiser(),
            objection.receivedAt(),
            objection.channel(),
            Sha256.ofNumber(objection.id(), objection.number().e164()));
    try {
      return keys.sign(ServiceJson.MAPPER.writeValueAsString(receipt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt cannot be written as JSON.", e);
    }
  }

  /** What a compact JWS says if it is a receipt that one of our keys signed. */
  public Optional<Receipt> read(String signed) {
    return keys.verify(signed).flatMap(Receipts::parse);
  }

  private static Optional<Receipt> parse(String claims) {
    try {
      return Optional.of(ServiceJson.MAPPER.readValue(claims, Receipt.class))
          .filter(receipt -> Receipt.TYPE.equals(receipt.type()));
    } catch (JsonProcessingException other) {
      // Signed by us, but no receipt.
      return Optional.empty();
    }
  }
}
