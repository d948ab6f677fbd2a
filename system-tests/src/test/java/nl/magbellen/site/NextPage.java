package nl.magbellen.site;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for pages, also for those that have the address of the page before. */
final class NextPage {

  private NextPage() {}

  /**
   * Does something that opens a page, and waits until that has come.
   *
   * @throws AssertionError when none comes; it tells what was asked, and what of it was answered
   */
  static void after(Page page, Runnable act) {
    AtomicBoolean loaded = new AtomicBoolean();
    List<Request> asked = new ArrayList<>();
    Consumer<Page> loads = next -> loaded.set(true);
    page.onLoad(loads);
    Consumer<Request> asks = asked::add;
    page.onRequest(asks);
    try {
      act.run();
      page.waitForCondition(loaded::get);
    } catch (TimeoutError none) {
      throw new AssertionError(
          "no page came; asked was " + told(asked) + ", on " + page.url(), none);
    } finally {
      page.offLoad(loads);
      page.offRequest(asks);
    }
  }

  private static List<String> told(List<Request> asked) {
    return asked.stream()
        .map(request -> request.method() + " " + request.url() + " " + answer(request))
        .toList();
  }

  /** Without waiting for it. */
  private static String answer(Request request) {
    if (request.failure() != null) {
      return request.failure();
    }
    return request.timing().responseStart < 0 ? "has no answer" : "is answered";
  }
}
