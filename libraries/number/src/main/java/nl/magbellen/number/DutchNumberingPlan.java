package nl.magbellen.number;

import nl.magbellen.number.NumberFault.Kind;

/**
 * The Dutch numbering plan: which numbers exist after +31, and of which kind. It is stricter than
 * libphonenumber, and much faster. Source: Nummerplan telefoon- en ISDN-diensten.
 */
final class DutchNumberingPlan {
  private static final int LONGEST_SHORT_NUMBER = 6;

  private DutchNumberingPlan() {}

  /**
   * The kind of a number.
   *
   * @param digits the number without country code and without leading 0
   * @throws InvalidTelephoneNumberException when the plan has no such number
   */
  static NumberKind kindOf(DialledDigits digits) {
    if (digits.count() == 0) {
      throw incomplete();
    }
    return switch (digits.at(0)) {
      case 1, 2, 3, 4, 5, 7 -> geographic(digits);
      case 6 -> startingWith6(digits);
      case 8 -> startingWith8(digits);
      case 9 -> startingWith9(digits);
      default -> throw notInUse();
    };
  }

  /** Whether the digits are of the length of a number that is dialled without a leading 0. */
  static boolean isShort(DialledDigits digits) {
    return digits.count() <= LONGEST_SHORT_NUMBER;
  }

  /**
   * The kind of a number that is dialled without a leading 0.
   *
   * @throws InvalidTelephoneNumberException when the plan has no such number
   */
  static NumberKind shortKindOf(DialledDigits digits) {
    int number = 0;
    for (int i = 0; i < digits.count(); i++) {
      number = 10 * number + digits.at(i);
    }
    if (number == 112) {
      return NumberKind.EMERGENCY;
    }
    if (number / 1000 == 116) {
      return NumberKind.HARMONISED;
    }
    if (number == 113 || number == 144 || number / 100 == 18 || is14WithCode(digits)) {
      return NumberKind.NON_GEOGRAPHIC_SHORT;
    }
    throw incomplete();
  }

  /** 14 and an area code, or one of the service codes 084, 085 and 088. */
  private static boolean is14WithCode(DialledDigits digits) {
    int count = digits.count();
    if (count < 5 || digits.at(0) != 1 || digits.at(1) != 4 || digits.at(2) != 0) {
      return false;
    }
    int code = 10 * digits.at(3) + digits.at(4);
    if (count == 6) {
      return DutchAreaCodes.lengthAtStartOf(10 * code + digits.at(5)) == 3;
    }
    return DutchAreaCodes.lengthAtStartOf(10 * code) == 2 || code == 84 || code == 85 || code == 88;
  }

  private static NumberKind geographic(DialledDigits digits) {
    require(digits, 9);
    int length =
        DutchAreaCodes.lengthAtStartOf(100 * digits.at(0) + 10 * digits.at(1) + digits.at(2));
    if (length == 0) {
      throw new InvalidTelephoneNumberException(Kind.AREA_CODE_UNKNOWN);
    }
    int first = digits.at(length);
    if (first == 0 || first == 1 || first == 9) {
      throw new InvalidTelephoneNumberException(Kind.SUBSCRIBER_PART_IMPOSSIBLE);
    }
    return NumberKind.GEOGRAPHIC;
  }

  private static NumberKind startingWith6(DialledDigits digits) {
    require(digits, 9);
    return switch (digits.at(1)) {
      case 1, 2, 3, 4, 5, 8 -> NumberKind.MOBILE;
      case 6 -> NumberKind.SEMAPHONE;
      case 7 -> NumberKind.INTERNET_ACCESS;
      default -> throw notInUse();
    };
  }

  private static NumberKind startingWith8(DialledDigits digits) {
    if (digits.count() > 2 && digits.at(1) == 0 && digits.at(2) == 0) {
      require(digits, 7, 10);
      return NumberKind.FREE_OF_CHARGE;
    }
    require(digits, 9);
    return switch (digits.at(1)) {
      case 4, 7 -> NumberKind.PERSONAL_ASSISTANT;
      case 5 -> NumberKind.LOCATION_INDEPENDENT;
      case 8 -> NumberKind.COMPANY;
      default -> throw notInUse();
    };
  }

  private static NumberKind startingWith9(DialledDigits digits) {
    int second = digits.count() > 1 ? digits.at(1) : -1;
    return switch (second) {
      case 0 -> premium(digits);
      case 1 -> {
        require(digits, 9);
        yield NumberKind.ELECTRONIC_SERVICE;
      }
      case 7 -> {
        require(digits, 11);
        yield NumberKind.MACHINE;
      }
      default -> throw notInUse();
    };
  }

  private static NumberKind premium(DialledDigits digits) {
    require(digits, 7, 10);
    return switch (digits.at(2)) {
      case 0, 6, 9 -> NumberKind.PREMIUM;
      default -> throw notInUse();
    };
  }

  private static void require(DialledDigits digits, int length) {
    if (digits.count() != length) {
      throw new InvalidTelephoneNumberException(
          new NumberFault(
              digits.count() < length ? Kind.TOO_FEW_FOR_RANGE : Kind.TOO_MANY_FOR_RANGE, length));
    }
  }

  private static void require(DialledDigits digits, int shorter, int longer) {
    if (digits.count() != shorter) {
      require(digits, longer);
    }
  }

  private static InvalidTelephoneNumberException incomplete() {
    return new InvalidTelephoneNumberException(Kind.INCOMPLETE);
  }

  private static InvalidTelephoneNumberException notInUse() {
    return new InvalidTelephoneNumberException(Kind.RANGE_NOT_IN_USE);
  }
}
