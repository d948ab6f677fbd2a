package nl.magbellen.number;

import java.util.Objects;

/**
 * Why a text is no telephone number, and what to do, in Dutch and in English. It never holds the
 * text itself, so it may be logged and sent to clients.
 *
 * @param kind what is wrong
 * @param figure the position or the number of digits of which its texts speak; 0 where they speak
 *     of none
 */
public record NumberFault(Kind kind, int figure) {

  /** What may be wrong. In the texts %1$d is the figure, %2$d one more. */
  public enum Kind {
    EMPTY(
        "Het telefoonnummer is leeg. Geef het als +31612345678 of 06-12345678.",
        "The telephone number is empty. Give it as +31612345678 or 06-12345678."),
    TEXT_TOO_LONG(
        "Het telefoonnummer is te lang. Geef één nummer, als +31612345678 of 06-12345678.",
        "The telephone number is too long. Give one number, as +31612345678 or 06-12345678."),
    CHARACTER_NOT_ALLOWED(
        "Het telefoonnummer bevat op plaats %1$d een teken dat er niet in hoort. Gebruik alleen"
            + " cijfers, een + vooraan, spaties, streepjes, punten, schuine strepen en haakjes.",
        "The telephone number holds a character that does not belong in it, at position %1$d. Use"
            + " digits, a leading +, spaces, dashes, dots, slashes and brackets only."),
    ROUNDED(
        "Het telefoonnummer is door een rekenprogramma afgerond, zodat cijfers ontbreken. Maak van"
            + " de kolom tekst en haal het nummer opnieuw uit de bron.",
        "The telephone number was rounded by a spreadsheet, so that digits are lost. Make its column"
            + " text and take the number from its source again."),
    TOO_MANY_DIGITS(
        "Het telefoonnummer heeft te veel cijfers. E.164 staat er 15 toe, met het landnummer.",
        "The telephone number has too many digits. E.164 allows 15, with the country code."),
    BRACKET_UNPAIRED(
        "Het telefoonnummer heeft een haakje te veel of te weinig. Laat haakjes weg of zet ze in"
            + " paren.",
        "The telephone number has a bracket without its partner. Leave brackets out or pair them."),
    PLUS_MISPLACED(
        "Het telefoonnummer heeft een + die niet voor alle cijfers staat. Gebruik één + vooraan.",
        "The telephone number has a + that does not stand before all digits. Use one leading +."),
    NO_DIGITS(
        "Het telefoonnummer heeft geen cijfers. Geef het als +31612345678 of 06-12345678.",
        "The telephone number has no digits. Give it as +31612345678 or 06-12345678."),
    NO_PREFIX(
        "Het telefoonnummer heeft geen landnummer en geen 0 vooraan. Geef het als +31612345678 of"
            + " 06-12345678.",
        "The telephone number has neither a country code nor a leading 0. Give it as +31612345678"
            + " or 06-12345678."),
    PREFIX_LOST(
        "Het telefoonnummer mist de 0 of de + vooraan, die een rekenprogramma kan hebben weggelaten."
            + " Geef het als +31612345678 of 06-12345678.",
        "The telephone number lacks its leading 0 or its +, which a spreadsheet may have dropped."
            + " Give it as +31612345678 or 06-12345678."),
    NOT_IN_ITS_COUNTRY(
        "Het telefoonnummer bestaat niet in het land dat het noemt, of dat landnummer bestaat niet."
            + " Controleer de eerste cijfers en de lengte.",
        "The telephone number does not exist in the country that it names, or there is no such"
            + " country code. Check its first digits and its length."),
    INCOMPLETE(
        "Het telefoonnummer is geen kort Nederlands nummer en ook niet volledig. Geef het helemaal,"
            + " als +31612345678 of 06-12345678.",
        "The telephone number is neither a short Dutch number nor complete. Give it in full, as"
            + " +31612345678 or 06-12345678."),
    RANGE_NOT_IN_USE(
        "Het telefoonnummer ligt in een reeks die in Nederland niet in gebruik is. Controleer de"
            + " eerste cijfers.",
        "The telephone number is in a range that is not in use in the Netherlands. Check its first"
            + " digits."),
    AREA_CODE_UNKNOWN(
        "Het telefoonnummer begint met een netnummer dat in Nederland niet bestaat. Controleer de"
            + " eerste vier cijfers.",
        "The telephone number starts with an area code that does not exist in the Netherlands."
            + " Check its first four digits."),
    SUBSCRIBER_PART_IMPOSSIBLE(
        "Het abonneenummer na het netnummer begint met 0, 1 of 9, en dat doet in Nederland geen"
            + " enkel vast nummer. Controleer het cijfer na het netnummer.",
        "The telephone number has a subscriber part that starts with 0, 1 or 9, which no geographic"
            + " number in the Netherlands does. Check the digit after the area code."),
    TOO_FEW_FOR_RANGE(
        "Het telefoonnummer heeft te weinig cijfers. Geef %2$d cijfers met de 0 vooraan, of +31 en"
            + " %1$d.",
        "The telephone number has too few digits. Give %2$d digits with the leading 0, or +31 and"
            + " %1$d."),
    TOO_MANY_FOR_RANGE(
        "Het telefoonnummer heeft te veel cijfers. Geef %2$d cijfers met de 0 vooraan, of +31 en"
            + " %1$d.",
        "The telephone number has too many digits. Give %2$d digits with the leading 0, or +31 and"
            + " %1$d.");

    private final String nl;
    private final String en;

    Kind(String nl, String en) {
      this.nl = nl;
      this.en = en;
    }
  }

  /** Keeps what it is made of. */
  public NumberFault {
    Objects.requireNonNull(kind, "kind");
  }

  static NumberFault of(Kind kind) {
    return new NumberFault(kind, 0);
  }

  /** The reason in Dutch: one sentence on what is wrong, one on what to do. */
  public String nl() {
    return filled(kind.nl);
  }

  /** The same in English. */
  public String en() {
    return filled(kind.en);
  }

  private String filled(String text) {
    return text.formatted(figure, figure + 1);
  }
}
