package nl.magbellen.site.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.site.service.Objection;
import nl.magbellen.site.service.ServiceJson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs receipts of objections, and recognises its own. */
@ApplicationScoped
class Receipts {

  private final SigningKeys keys;
  private final String issuer;

  Receipts(SigningKeys keys, @ConfigProperty(name = "magbellen.objection.url") String issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /** A compact JWS that anybody verifies with the published keys. */
  String sign(Objection objection) {
    Receipt receipt =
        new Receipt(
            issuer,
            objection.id().toString(),
            DutchTime.now().getEpochSecond(),
            Receipt.TYPE,
            objection.id(),
            objection.advertiser(),
            objection.receivedAt(),
            objection.channel(),
            digest(objection.id(), objection.number()));
    try {
      return keys.sign(ServiceJson.MAPPER.writeValueAsString(receipt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt cannot be written as JSON.", e);
    }
  }

  /** What a receipt says if one of our keys signed it; spaces and line ends don't matter. */
  Optional<Receipt> read(String signed) {
    return keys.verify(signed.replaceAll("\\s", "")).flatMap(Receipts::parse);
  }

  boolean isOf(Receipt receipt, TelephoneNumber number) {
    return digest(receipt.objection(), number).equals(receipt.numberDigest());
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

  private static String digest(UUID id, TelephoneNumber number) {
    try {
      byte[] text = (id + ":" + number.e164()).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
