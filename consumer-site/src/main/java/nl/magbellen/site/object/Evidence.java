package nl.magbellen.site.object;

import nl.magbellen.site.visit.Session;

/** How what a consumer did here is traced back to the code that proved the number. */
final class Evidence {

  private Evidence() {}

  /** The reference of the code by which the number was proven. */
  static String of(Session.Proven proven) {
    return "code:" + proven.request();
  }
}
