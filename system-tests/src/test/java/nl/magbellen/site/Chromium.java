package nl.magbellen.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A Chromium of this machine for each thread of tests, for all their tests: Playwright is not to be
 * used by two threads at once. Tests take it as a parameter.
 */
final class Chromium implements ParameterResolver {

  private static final Namespace SHARED = Namespace.create(Chromium.class);
  private static final double PATIENCE_IN_MILLIS = 60_000;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** The open browser. */
  static final class Opened implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Opened() {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(executable())
                      .setArgs(
                          List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    /** A browser of its own for one visitor, with nothing in it yet. */
    BrowserContext visitor(Device device, boolean javaScript) {
      BrowserContext visitor =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setViewportSize(device.width(), device.height())
                  .setJavaScriptEnabled(javaScript)
                  .setAcceptDownloads(true));
      visitor.setDefaultTimeout(PATIENCE_IN_MILLIS);
      return visitor;
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Opened.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .computeIfAbsent(Thread.currentThread(), absent -> new Opened(), Opened.class);
  }

  private static Path executable() {
    String named = System.getenv("MAGBELLEN_CHROMIUM");
    if (named != null) {
      return Path.of(named);
    }
    return NAMES.stream()
        .flatMap(Chromium::onPath)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no Chromium on PATH: install it (apt install chromium) or set"
                        + " MAGBELLEN_CHROMIUM to its executable"));
  }

  private static Stream<Path> onPath(String name) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable);
  }
}
