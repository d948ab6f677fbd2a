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
  EVERYTHING(RECORDS, "/everything"),
  NUMBER(RECORDS, "/number"),
  SWITCH(RECORDS, "/switch"),
  REQUEST(RECORDS, "/request"),
  LEAVE(RECORDS, "/leave"),
  WHO("/wie-belde-mij", "/en/who-called-me"),
  COMPLAIN("/toch-gebeld", "/en/called-all-the-same"),
  COMPLAIN_ABOUT(COMPLAIN, "/about"),
  COMPLAIN_CODE(COMPLAIN, "/code"),
  COMPLAIN_AGAIN(COMPLAIN, "/again"),
  COMPLAIN_DONE(COMPLAIN, "/done"),
  COMPLAINT(COMPLAIN, "/paper"),
  CHECK("/ontvangstbewijs", "/en/receipt"),
  STILL("/wat-kan-er-nog-gebeuren", "/en/what-may-still-happen"),
  PARTICIPANTS("/deelnemers", "/en/participants"),
  PRIVACY("/privacy", "/en/privacy"),
  CONTACT("/contact", "/en/contact"),
  ACCESSIBILITY("/toegankelijkheid", "/en/accessibility");

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
      case START,
          OBJECT,
          WHO,
          COMPLAIN,
          CHECK,
          STILL,
          PARTICIPANTS,
          PRIVACY,
          CONTACT,
          ACCESSIBILITY ->
          true;
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
          EVERYTHING,
          NUMBER,
          SWITCH,
          REQUEST,
          COMPLAIN_ABOUT,
          COMPLAIN_CODE,
          COMPLAIN_AGAIN,
          COMPLAIN_DONE,
          COMPLAINT,
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
      case RECORDS,
          RECORDS_AGAIN,
          LIFT,
          WITHDRAW,
          DISPUTE,
          PROOF,
          RECEIPT,
          EVERYTHING,
          SWITCH,
          LEAVE ->
          RECORDS;
      case NUMBER -> NUMBER;
      case REQUEST -> REQUEST;
      case COMPLAIN, COMPLAIN_ABOUT, COMPLAIN_AGAIN -> COMPLAIN;
      case COMPLAIN_CODE -> COMPLAIN_CODE;
      case COMPLAIN_DONE, COMPLAINT -> COMPLAIN_DONE;
      case RECORDS_CODE -> RECORDS_CODE;
      case WHO -> WHO;
      case CHECK -> CHECK;
      case STILL, PARTICIPANTS, PRIVACY, CONTACT, ACCESSIBILITY -> this;
    };
  }
}
