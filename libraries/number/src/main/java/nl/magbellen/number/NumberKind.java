package nl.magbellen.number;

/**
 * What a telephone number is for, by its range in the Dutch numbering plan.
 *
 * <p>Ranges are written as dialled in the Netherlands, with the leading 0 where one is dialled.
 * Source: Nummerplan telefoon- en ISDN-diensten.
 */
public enum NumberKind {
  /**
   * 010 to 0599 and 070 to 079: an area code of the plan and a subscriber part that does not start
   * with 0, 1 or 9; 10 digits.
   */
  GEOGRAPHIC,

  /** 061 to 065 and 068: mobile telephony; 10 digits. */
  MOBILE,

  /** 0800: free for the caller; 8 or 11 digits. */
  FREE_OF_CHARGE,

  /** 0900, 0906 and 0909: information services at a special tariff; 8 or 11 digits. */
  PREMIUM,

  /** 085: location-independent telephony; 10 digits. */
  LOCATION_INDEPENDENT,

  /** 088: company numbers; 10 digits. */
  COMPANY,

  /** 091: electronic communication services, location-independent; 10 digits. */
  ELECTRONIC_SERVICE,

  /** 084 and 087: personal assistant services; 10 digits. */
  PERSONAL_ASSISTANT,

  /** 097, with 0979 for use inside networks: machines that talk to machines; 12 digits. */
  MACHINE,

  /** 066: paging; 10 digits. */
  SEMAPHONE,

  /** 067: access to internet services; 10 digits. */
  INTERNET_ACCESS,

  /**
   * Numbers dialled without a leading 0 that are neither {@link #EMERGENCY} nor {@link
   * #HARMONISED}: 14 and an area code or 084, 085 or 088 (public authorities), 18xx (directory
   * enquiries), 113 and 144.
   */
  NON_GEOGRAPHIC_SHORT,

  /** 112. */
  EMERGENCY,

  /** 116xxx: European numbers of social value; 6 digits. */
  HARMONISED,

  /** Any valid number outside +31, of whatever kind it is there. */
  FOREIGN
}
