package nl.magbellen.callerid.directory;

/**
 * In which language the page of an advertiser's numbers is. Lower case, as it stands in the URL.
 */
public enum NumbersLanguage {
  nl,
  en;

  boolean isDutch() {
    return this == nl;
  }
}
