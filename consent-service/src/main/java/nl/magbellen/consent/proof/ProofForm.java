package nl.magbellen.consent.proof;

import java.util.stream.Stream;

/** A form in which a proof is given. */
public enum ProofForm {
  /** For programs: the record with the signature over it in its field {@code proof}. */
  LINKED_DATA(ProofForm.JSON_LD),
  /** For programs that verify: the compact JWS alone, the record being its payload. */
  SIGNATURE(ProofForm.JOSE),
  /** For people: a document that can be kept for long (PDF/A), with the signature in it. */
  DOCUMENT(ProofForm.PDF);

  /** The media type of {@link #LINKED_DATA}. */
  public static final String JSON_LD = "application/ld+json";

  /** Linked data is JSON, too: for clients that ask for no more than that. */
  public static final String JSON = "application/json";

  /** The media type of {@link #SIGNATURE}. */
  public static final String JOSE = "application/jose";

  /** The media type of {@link #DOCUMENT}. */
  public static final String PDF = "application/pdf";

  private final String mediaType;

  ProofForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The form of a media type.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static ProofForm of(String mediaType) {
    return Stream.of(values())
        .filter(form -> form.mediaType.equals(JSON.equals(mediaType) ? JSON_LD : mediaType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No form of a proof: " + mediaType));
  }
}
