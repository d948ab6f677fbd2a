package nl.magbellen.objection.door;

/** How what a consumer did here is traced back to the code that proved the number. */
final class Evidence {

  /** Who recorded it: the consumer, on these pages. */
  static final String CONSUMER = "consumer";

  private Evidence() {}

  /** The reference of the code by which the number was proven. */
  static String of(Session.Proven proven) {
    return "code:" + proven.request();
  }
}
