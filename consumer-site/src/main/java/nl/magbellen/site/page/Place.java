package nl.magbellen.site.page;

/** The places of the site, with their addresses. No address ever holds a number. */
public enum Place {
  START("/", "/en"),
  OBJECT("/niet-gebeld-worden", "/en/do-not-call"),
  OBJECT_CODE(OBJECT, "/code"),
  OBJECT_AGAIN(OBJECT, "/again"),
  OBJECT_DONE(OBJECT, "/done"),
  SEARCH(OBJECT, "/search"),
  RECORDS("/mijn-registraties", "/en/my-registrations"),
  RECORDS_CODE(RECORDS, "/code"),
  RECORDS_AGAIN(RECORDS, "/again"),
  LIFT(RECORDS, "/lift"),
  WITHDRAW(RECORDS, "/withdraw"),
  DISPUTE(RECORDS, "/dispute"),
  PROOF(RECORDS, "/proof"),
  RECEIPT(RECORDS, "/receipt"),
  LEAVE(RECORDS, "/leave"),
  WHO("/wie-belde-mij", "/en/who-called-me"),
  CHECK("/ontvangstbewijs", "/en/receipt");

  private final String dutch;
  private final String english;

  Place(String dutch, String english) {
    this.dutch = dutch;
    this.english = english;
  }

  Place(Place parent, String below) {
    this(parent.dutch + below, parent.english + below);
  }

  /** The absolute path in a language. */
  public String path(Language language) {
    return switch (language) {
      case DUTCH -> dutch;
      case ENGLISH -> english;
    };
  }

  /** Whether a search engine may list it: it shows nothing of anybody. */
  public boolean isPublic() {
    return switch (this) {
      case START, OBJECT, WHO, CHECK -> true;
      case OBJECT_CODE,
          OBJECT_AGAIN,
          OBJECT_DONE,
          SEARCH,
          RECORDS,
          RECORDS_CODE,
          RECORDS_AGAIN,
          LIFT,
          WITHDRAW,
          DISPUTE,
          PROOF,
          RECEIPT,
          LEAVE ->
          false;
    };
  }

  /**
   * Where a link in the other language leads: to the page that a visitor can open, never to one
   * that only takes a form.
   */
  Place whenOpened() {
    return switch (this) {
      case START -> START;
      case OBJECT, OBJECT_AGAIN, SEARCH -> OBJECT;
      case OBJECT_CODE -> OBJECT_CODE;
      case OBJECT_DONE -> OBJECT_DONE;
      case RECORDS, RECORDS_AGAIN, LIFT, WITHDRAW, DISPUTE, PROOF, RECEIPT, LEAVE -> RECORDS;
      case RECORDS_CODE -> RECORDS_CODE;
      case WHO -> WHO;
      case CHECK -> CHECK;
    };
  }
}
