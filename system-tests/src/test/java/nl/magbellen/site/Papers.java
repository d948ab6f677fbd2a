package nl.magbellen.site;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the words of PDFs that a page gave. */
final class Papers {

  private Papers() {}

  /** The words in their order, with one space between them. */
  static String words(Download paper) {
    try (var document = Loader.loadPDF(Downloads.content(paper))) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
