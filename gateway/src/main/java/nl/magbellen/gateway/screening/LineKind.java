package nl.magbellen.gateway.screening;

import nl.magbellen.number.NumberKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of line a number is, as far as its range says it. */
@Schema(name = "ScreeningLine")
public enum LineKind {
  /** 061 to 065 and 068. */
  MOBILE,
  /** A number with an area code. */
  GEOGRAPHIC,
  /** 085 and 091: not bound to a place. */
  VOIP,
  /** Everything else, and numbers of other countries. */
  OTHER;

  static LineKind of(NumberKind kind) {
    return switch (kind) {
      case MOBILE -> MOBILE;
      case GEOGRAPHIC -> GEOGRAPHIC;
      case LOCATION_INDEPENDENT, ELECTRONIC_SERVICE -> VOIP;
      case FREE_OF_CHARGE,
          PREMIUM,
          COMPANY,
          PERSONAL_ASSISTANT,
          MACHINE,
          SEMAPHONE,
          INTERNET_ACCESS,
          NON_GEOGRAPHIC_SHORT,
          EMERGENCY,
          HARMONISED,
          FOREIGN ->
          OTHER;
    };
  }
}
