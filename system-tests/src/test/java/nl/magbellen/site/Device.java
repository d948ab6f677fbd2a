package nl.magbellen.site;

/** On what a visitor reads the pages. */
enum Device {
  /** The narrowest that WCAG asks for (1.4.10 Reflow). */
  TELEPHONE(320, 640),
  DESKTOP(1280, 900);

  private final int width;
  private final int height;

  Device(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
