package nl.magbellen.secrecy;

/**
 * A secret where it should not be.
 *
 * @param value as it stands there; it is not told further
 */
record Finding(Kind kind, Place.Sort sort, String place, String value, String around) {

  @Override
  public String toString() {
    return "%s in %s %s: %s… in \"%s\""
        .formatted(kind, sort, place, value.substring(0, Math.min(5, value.length())), around);
  }
}
