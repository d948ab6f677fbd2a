package nl.magbellen.site;

import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for pages, also for those that have the address of the page before. */
final class NextPage {

  private NextPage() {}

  /** Does something that opens a page, and waits until that has come. */
  static void after(Page page, Runnable act) {
    AtomicBoolean loaded = new AtomicBoolean();
    Consumer<Page> listener = next -> loaded.set(true);
    page.onLoad(listener);
    act.run();
    page.waitForCondition(loaded::get);
    page.offLoad(listener);
  }
}
