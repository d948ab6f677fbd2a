package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.magbellen.stack.RunningStack;

/** What must hold of every page in every state; each is photographed too. */
final class Checked {

  private static final Path SCREENSHOTS =
      RunningStack.project().resolve("system-tests/target/screenshots");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private Checked() {}

  /**
   * Takes a screenshot, then holds the page against WCAG 2.2 AA, the HTML standard, and its width.
   *
   * @param name of the screenshot
   * @param script whether the browser runs JavaScript; axe needs it, and the page is the same
   */
  static void page(Page page, String name, boolean script) {
    var errors = HtmlStandard.errors(page.content());
    photograph(page, name);
    fitsItsWidth(page, name);
    if (script) {
      isAccessible(page, name);
    }
    hasNone(errors, name);
  }

  /** The same for a state of a page, at every width; needs a browser that runs JavaScript. */
  static void state(Page page, String name) {
    var errors = HtmlStandard.errors(page.content());
    for (Device device : Device.values()) {
      page.setViewportSize(device.width(), device.height());
      photograph(page, name + "-" + device.width());
      fitsItsWidth(page, name);
      isAccessible(page, name);
    }
    hasNone(errors, name);
  }

  /** Takes a screenshot alone. */
  static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  private static void fitsItsWidth(Page page, String name) {
    Object spill =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) spill).intValue()).as("%s scrolls sideways", name).isZero();
  }

  /** Within the page itself: it has no frames, for which axe would open a second page. */
  private static void isAccessible(Page page, String name) {
    AxeRunOptions onlyWhatIsWrong = new AxeRunOptions();
    onlyWhatIsWrong.setResultTypes(List.of("violations"));
    var violations =
        new AxeBuilder(page)
            .options(onlyWhatIsWrong)
            .withTags(WCAG)
            .setLegacyMode(true)
            .analyze()
            .getViolations();
    assertThat(violations)
        .as(
            "%s: %s",
            name,
            violations.stream()
                .map(found -> found.getId() + " " + found.getNodes().getFirst().getHtml())
                .toList())
        .isEmpty();
  }

  private static void hasNone(CompletableFuture<List<String>> errors, String name) {
    assertThat(errors.join()).as("HTML of %s", name).isEmpty();
  }
}
