package nl.magbellen.question;

/** Why the call is made. Which purposes are outside the law is the rulebook's to say. */
public enum Purpose {
  /** To sell, or to recommend goods or services. */
  COMMERCIAL,
  /** To raise gifts for a good cause. */
  CHARITABLE,
  /** To promote an ideal. */
  IDEAL,
  /** To carry out a contract; nothing at all is recommended. */
  SERVICE,
  /** Statistics or science; nothing at all is recommended. */
  RESEARCH;

  /** True when a call with this purpose offers something, so that its question needs a subject. */
  public boolean offers() {
    return switch (this) {
      case COMMERCIAL, CHARITABLE, IDEAL -> true;
      case SERVICE, RESEARCH -> false;
    };
  }
}
