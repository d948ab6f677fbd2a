package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;

/**
 * Works a page as somebody does who has nothing but a keyboard: Tab, arrows, Space and Enter. What
 * cannot be reached that way, or does not show that it has the focus, fails.
 *
 * @param page the page; controls are named by CSS selectors, of which the first match counts
 */
record Keyboard(Page page) {

  private static final int MOST_TABS = 120;
  private static final int MOST_ARROWS = 25;
  private static final int MOST_LOOKS = 100;
  private static final int MILLIS_BETWEEN_LOOKS = 50;
  private static final String HAS_FOCUS =
      "control => document.activeElement === document.querySelector(control)";
  private static final String IN_GROUP_OF =
      """
      control => document.activeElement.type === 'radio'
        && document.activeElement.name === document.querySelector(control).name
      """;
  private static final String IS_SEEN =
      """
      () => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const box = focused.getBoundingClientRect();
        // the button within a field for a day or a time has a ring of the browser's own
        const withinField = ['date', 'time'].includes(focused.type)
          && focused.matches(':focus-within');
        return focused === document.body
          || (withinField || focused.matches(':focus-visible')
              && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'))
            && box.bottom > 0 && box.top < innerHeight;
      }
      """;

  private static final String WHAT_IS_SEEN =
      """
      () => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const box = focused.getBoundingClientRect();
        return [focused.outerHTML, focused.matches(':focus-visible'), style.outlineStyle,
          style.boxShadow, box.top, box.bottom, innerHeight, document.readyState].join(', ');
      }
      """;

  /** Types into a field, in place of what is in it. */
  void fill(String field, String text) {
    tabTo(field, HAS_FOCUS);
    page.keyboard().press("Control+A");
    page.keyboard().insertText(text);
  }

  /** Presses keys in a field that takes no text as a whole, as one for a day or a time. */
  void type(String field, String keys) {
    tabTo(field, HAS_FOCUS);
    page.keyboard().type(keys);
  }

  /** Chooses a radio button. */
  void choose(String radio) {
    tabTo(radio, IN_GROUP_OF);
    for (int keys = 0; keys < MOST_ARROWS && !holds(HAS_FOCUS, radio); keys++) {
      page.keyboard().press("ArrowDown");
    }
    if (!page.isChecked(radio)) {
      page.keyboard().press("Space");
    }
    assertThat(page.isChecked(radio)).as("%s is chosen", radio).isTrue();
  }

  /** Ticks a box. */
  void tick(String box) {
    tabTo(box, HAS_FOCUS);
    page.keyboard().press("Space");
    assertThat(page.isChecked(box)).as("%s is ticked", box).isTrue();
  }

  /** Presses a button or follows a link, and waits until the next page has come. */
  void press(String control) {
    tabTo(control, HAS_FOCUS);
    NextPage.after(page, () -> page.keyboard().press("Enter"));
  }

  /** Presses a button that gives a file. */
  Download download(String control) {
    tabTo(control, HAS_FOCUS);
    return page.waitForDownload(() -> page.keyboard().press("Enter"));
  }

  private void tabTo(String control, String reached) {
    assertThat(page.querySelector(control)).as("%s is on the page", control).isNotNull();
    for (int keys = 0; keys < MOST_TABS && !holds(reached, control); keys++) {
      page.keyboard().press("Tab");
      requireSeen();
    }
    assertThat(holds(reached, control)).as("%s is reached by Tab", control).isTrue();
  }

  /**
   * Browsers scroll to the focus and draw it a moment after the key, and may move it once more: it
   * is seen when two looks in a row saw it.
   */
  private void requireSeen() {
    int seen = 0;
    for (int looks = 0; looks < MOST_LOOKS && seen < 2; looks++) {
      seen = isSeen() ? seen + 1 : 0;
      if (seen == 0) {
        page.waitForTimeout(MILLIS_BETWEEN_LOOKS);
      }
    }
    assertThat(seen).as("focus is seen: %s", page.evaluate(WHAT_IS_SEEN)).isEqualTo(2);
  }

  private boolean isSeen() {
    return (Boolean) page.evaluate(IS_SEEN);
  }

  private boolean holds(String expression, String control) {
    return (Boolean) page.evaluate(expression, control);
  }
}
