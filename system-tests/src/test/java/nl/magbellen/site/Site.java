package nl.magbellen.site;

/** Where the pages are in a language. */
record Site(
    String language,
    String start,
    String object,
    String records,
    String who,
    String complain,
    String check,
    String participants) {

  static final Site DUTCH =
      new Site(
          "nl",
          "/",
          "/niet-gebeld-worden",
          "/mijn-registraties",
          "/wie-belde-mij",
          "/toch-gebeld",
          "/ontvangstbewijs",
          "/deelnemers");
  static final Site ENGLISH =
      new Site(
          "en",
          "/en",
          "/en/do-not-call",
          "/en/my-registrations",
          "/en/who-called-me",
          "/en/called-all-the-same",
          "/en/receipt",
          "/en/participants");

  @Override
  public String toString() {
    return language;
  }
}
