package nl.magbellen.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.TelephoneNumber;

/** Encrypts what is personal in a consent: its number, its source, the evidence of verification. */
@ApplicationScoped
public class ConsentSecrets {

  private static final String NUMBER = "consent.number";
  private static final String SOURCE = "consent.source";
  private static final String EVIDENCE = "consent.evidence";

  private final NumberCipher cipher;
  private final ObjectMapper json;

  ConsentSecrets(NumberCipher cipher, ObjectMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  /** Encrypts a number, as records of consents keep it. */
  public byte[] sealNumber(TelephoneNumber number) {
    return cipher.encrypt(number, NUMBER);
  }

  /** The number of a consent, from its column. */
  public TelephoneNumber openNumber(byte[] sealed) {
    return cipher.decryptNumber(sealed, NUMBER);
  }

  byte[] sealSource(ConsentSource source) {
    try {
      return source == null ? null : cipher.encrypt(json.writeValueAsString(source), SOURCE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A source cannot be written as JSON.", e);
    }
  }

  ConsentSource openSource(byte[] sealed) {
    try {
      return sealed == null
          ? null
          : json.readValue(cipher.decryptText(sealed, SOURCE), ConsentSource.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A source of ours cannot be read.", e);
    }
  }

  byte[] sealEvidence(String evidence) {
    return evidence == null ? null : cipher.encrypt(evidence, EVIDENCE);
  }

  String openEvidence(byte[] sealed) {
    return sealed == null ? null : cipher.decryptText(sealed, EVIDENCE);
  }
}
