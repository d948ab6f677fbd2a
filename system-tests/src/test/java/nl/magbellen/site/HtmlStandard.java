package nl.magbellen.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds pages against the HTML standard, in a thread of its own beside what the browser does. The
 * grammar is read once: that takes longer than to check a page.
 */
final class HtmlStandard {

  /** The validator recurses deeply into its grammar: deeper than a usual stack, until compiled. */
  private static final long STACK_BYTES = 64L << 20;

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("html-standard").stackSize(STACK_BYTES).factory());

  private static SimpleDocumentValidator validator;

  private HtmlStandard() {}

  /** What is wrong with a page, a line each; empty if nothing. */
  static CompletableFuture<List<String>> errors(String html) {
    return CompletableFuture.supplyAsync(() -> check(html), THREAD);
  }

  private static List<String> check(String html) {
    Errors errors = new Errors(new ArrayList<>());
    try {
      if (validator == null) {
        validator = new SimpleDocumentValidator(true, false, false);
        validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, errors);
      }
      validator.setUpValidatorAndParsers(errors, false, false);
      validator.checkHtmlInputSource(
          new InputSource(new ByteArrayInputStream(html.getBytes(UTF_8))));
    } catch (IOException | SAXException e) {
      throw new IllegalStateException("The HTML validator failed.", e);
    } catch (Exception e) {
      throw new IllegalStateException("The HTML grammar was not read.", e);
    }
    return errors.found();
  }

  /** Keeps errors; warnings are advice. */
  private record Errors(List<String> found) implements ErrorHandler {

    @Override
    public void warning(SAXParseException advice) {
      // not asked for
    }

    @Override
    public void error(SAXParseException error) {
      found.add(
          "%d:%d %s".formatted(error.getLineNumber(), error.getColumnNumber(), error.getMessage()));
    }

    @Override
    public void fatalError(SAXParseException error) {
      error(error);
    }
  }
}
