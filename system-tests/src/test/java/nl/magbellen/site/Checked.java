package nl.magbellen.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.magbellen.stack.RunningStack;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;

/** What must hold of every page in every state; each is photographed too. */
final class Checked {

  private static final Path SCREENSHOTS =
      RunningStack.project().resolve("system-tests/target/screenshots");
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final long STACK_BYTES = 64L << 20;

  private Checked() {}

  /**
   * Takes a screenshot, then holds the page against WCAG 2.2 AA, the HTML standard, and its width.
   *
   * @param name of the screenshot
   * @param script whether the browser runs JavaScript; axe needs it, and the page is the same
   */
  static void page(Page page, String name, boolean script) {
    photograph(page, name);
    fitsItsWidth(page, name);
    isValid(page.content(), name);
    if (script) {
      isAccessible(page, name);
    }
  }

  /** The same for a state of a page, at every width; needs a browser that runs JavaScript. */
  static void state(Page page, String name) {
    isValid(page.content(), name);
    for (Device device : Device.values()) {
      page.setViewportSize(device.width(), device.height());
      photograph(page, name + "-" + device.width());
      fitsItsWidth(page, name);
      isAccessible(page, name);
    }
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

  private static void isAccessible(Page page, String name) {
    var violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
    assertThat(violations)
        .as(
            "%s: %s",
            name,
            violations.stream()
                .map(found -> found.getId() + " " + found.getNodes().getFirst().getHtml())
                .toList())
        .isEmpty();
  }

  private static void isValid(String html, String name) {
    assertThat(findings(html).lines().filter(line -> line.contains("error")).toList())
        .as("HTML of %s", name)
        .isEmpty();
  }

  /** The validator recurses deeply into its grammar: deeper than a usual stack, until compiled. */
  private static String findings(String html) {
    AtomicReference<String> findings = new AtomicReference<>();
    Thread validation =
        new Thread(null, () -> findings.set(validated(html)), "validator", STACK_BYTES);
    validation.start();
    try {
      validation.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    assertThat(findings.get()).as("what the HTML validator found").isNotNull();
    return findings.get();
  }

  private static String validated(String html) {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
    try {
      return validator.validate(new ByteArrayInputStream(html.getBytes(UTF_8)));
    } catch (IOException | SAXException e) {
      throw new IllegalStateException("The HTML validator failed.", e);
    }
  }
}
