package nl.magbellen.callerid.telemarketer;

/**
 * With whom a telemarketer works; each owner has ids of its own, so that no owner learns of
 * another's telemarketers, and two owners may use the same id for different people.
 *
 * @param agency null when the person works with an advertiser itself
 * @param advertiser null when the person works with an agency
 */
record TelemarketerOwner(String agency, String advertiser) {

  TelemarketerOwner {
    if ((agency == null) == (advertiser == null)) {
      throw new IllegalArgumentException("An agency or an advertiser, not both.");
    }
  }

  /**
   * Under which the register keeps the owner's telemarketer. {@link CallerLookup} builds it too.
   */
  String entry(String telemarketer) {
    return agency == null
        ? "advertiser:" + advertiser + "/" + telemarketer
        : "agency:" + agency + "/" + telemarketer;
  }
}
