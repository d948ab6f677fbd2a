package nl.magbellen.service.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Makes documents to be kept for years: PDF/A-3a, tagged for screen readers (PDF/UA), with its font
 * inside.
 */
public final class PdfDocument {

  /** The font family that a document's style sheet must name; there is no other. */
  public static final String FONT = "paper";

  /** What stands in the document itself. */
  private static final String IMAGE = "data:image/png;base64,";

  private static final String FONT_FILE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private PdfDocument() {}

  /**
   * Renders a document; takes tenths of a second, so not for an I/O thread.
   *
   * @param xhtml well-formed, with {@code lang}, a title, and a {@code description} among its
   *     {@code meta}; text in the font {@value #FONT}, weight normal; it may load nothing but what
   *     is in it: images of {@link PaperImage}
   */
  public static byte[] ofXhtml(String xhtml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .usePdfAConformance(PdfAConformance.PDFA_3_A)
          .usePdfUaAccessibility(true)
          .useFont(PdfDocument::font, FONT, 400, FontStyle.NORMAL, true)
          .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
          .useUriResolver((base, uri) -> uri.startsWith(IMAGE) ? uri : null)
          .withHtmlContent(xhtml, null)
          .toStream(out)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("A document cannot be rendered.", e);
    }
    return out.toByteArray();
  }

  private static InputStream font() {
    return PdfDocument.class.getResourceAsStream(FONT_FILE);
  }
}
