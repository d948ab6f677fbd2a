package nl.magbellen.site;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads what a PDF says to people and to cameras. */
final class Paper {

  /** No wider is the logo, in pixels. */
  private static final int LOGO = 128;

  private Paper() {}

  /** Its words in their order, with one space between them. */
  static String words(byte[] paper) throws IOException {
    try (var document = Loader.loadPDF(paper)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  /** The words of the page on which the code for cameras is: the first page with a large image. */
  static String wordsBesideTheCode(byte[] paper) throws IOException {
    try (var document = Loader.loadPDF(paper)) {
      int page = 1;
      while (!hasCode(document.getPage(page - 1).getResources())) {
        page++;
      }
      var words = new PDFTextStripper();
      words.setStartPage(page);
      words.setEndPage(page);
      return words.getText(document).replaceAll("\\s+", " ");
    }
  }

  private static boolean hasCode(PDResources drawn) throws IOException {
    for (COSName name : drawn.getXObjectNames()) {
      if (drawn.getXObject(name) instanceof PDImageXObject image && image.getWidth() > LOGO) {
        return true;
      }
    }
    return false;
  }

  /** What a camera reads from the code on the paper: its largest image. */
  static String scanned(byte[] paper) throws IOException, ReaderException {
    try (var document = Loader.loadPDF(paper)) {
      PDResources drawn = document.getPage(0).getResources();
      BufferedImage code = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      for (COSName name : drawn.getXObjectNames()) {
        if (drawn.getXObject(name) instanceof PDImageXObject image
            && image.getWidth() > code.getWidth()) {
          code = image.getImage();
        }
      }
      int[] pixels = code.getRGB(0, 0, code.getWidth(), code.getHeight(), null, 0, code.getWidth());
      var seen = new RGBLuminanceSource(code.getWidth(), code.getHeight(), pixels);
      // As it was drawn: a photograph's detector misses one of twenty large codes.
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new GlobalHistogramBinarizer(seen)),
              Map.of(DecodeHintType.PURE_BARCODE, true))
          .getText();
    }
  }
}
