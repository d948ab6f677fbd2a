package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.net.URI;

/**
 * A visit to the pages in a look, by somebody who brings them into the state that a test wants.
 *
 * @param browser one that axe can look into; without the pages' script they are as without any
 */
record Visit(BrowserContext browser, Look look, SiteWorld world, URI address)
    implements AutoCloseable {

  /** The button by which a page goes on. */
  static final String GO = "main form .site-go";

  static Visit of(Chromium.Opened chromium, Look look, SiteWorld world) {
    BrowserContext browser = chromium.visitor(Device.TELEPHONE, true);
    if (!look.script()) {
      browser.route("**/site/site.js", Route::abort);
    }
    return new Visit(browser, look, world, world.address());
  }

  Site site() {
    return look.site();
  }

  Page open(String path) {
    Page page = browser.newPage();
    goTo(page, path);
    return page;
  }

  void goTo(Page page, String path) {
    page.navigate(url(path));
  }

  String url(String path) {
    return address.resolve(path).toString();
  }

  /** Wants to object, for a number. */
  Page ask(String number) {
    Page page = open(site().object());
    page.fill("#number", number);
    press(page, GO);
    return page;
  }

  /** The same, up to the page that asks the code. */
  Page askCode(String number) {
    Page page = ask(number);
    page.waitForURL("**/code");
    return page;
  }

  /** Proves a number, and sees what is on record about it. */
  Page enter(String number) {
    Page page = open(site().records());
    page.fill("#number", number);
    press(page, GO);
    page.waitForURL("**/code");
    page.fill("#code", world.codeOf(number));
    press(page, GO);
    page.waitForURL("**" + site().records());
    return page;
  }

  /** Has a proof checked. */
  void check(Page page, FilePayload proof) {
    goTo(page, site().check());
    page.setInputFiles("#file", proof);
    press(page, GO);
  }

  /** Presses a button or follows a link, and waits until the next page has come. */
  static void press(Page page, String control) {
    NextPage.after(page, () -> page.click(control));
  }

  static byte[] download(Page page, String control) {
    return Downloads.content(page.waitForDownload(() -> page.click(control)));
  }

  /** Photographs the page and holds it against the standards, at every width. */
  void seen(Page page, String state, String shows) {
    assertThat(page.isVisible(shows)).as("%s on %s", shows, state).isTrue();
    Checked.state(page, state + "-" + look);
  }

  /** Whoever cannot see the page is told first what came of it. */
  static void hasTheFocus(Page page, String what) {
    page.waitForFunction("what => document.activeElement?.matches(what)", what);
  }

  /**
   * Whoever sees the page in colours of their own sees which box is ticked: the browser draws it.
   */
  void inOwnColours(Page page, String name, String box) {
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertThat(page.isChecked(box)).as("%s is chosen", box).isTrue();
    assertThat(
            page.evaluate("box => getComputedStyle(document.querySelector(box)).appearance", box))
        .isEqualTo("auto");
    Checked.photograph(page, name + "-forced-colours-" + look);
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
  }

  /** What the page says is printed; what it asks is not. */
  void onPaper(Page page, String name, String said) {
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible(said)).as("%s is printed", said).isTrue();
    assertThat(page.locator("main button:visible").count()).as("buttons on paper").isZero();
    Checked.photograph(page, name + "-printed-" + look);
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Override
  public void close() {
    browser.close();
  }
}
