package nl.magbellen.service.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images of documents, as {@code data:} addresses: a document may load nothing from elsewhere. */
public final class PaperImage {

  /** Pixels of a module of a QR code; it is printed smaller. */
  private static final int SCALE = 8;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  /** White modules around a QR code, by which it is found (ISO/IEC 18004). */
  private static final int QUIET = 4;

  private PaperImage() {}

  /**
   * A QR code.
   *
   * @param text at most 2,300 characters
   */
  public static String qrCode(String text) {
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      QUIET));
      return png(drawn(modules));
    } catch (WriterException e) {
      throw new IllegalArgumentException("The text is too long for a QR code.", e);
    }
  }

  /** The mark of Magbellen. */
  public static String logo() {
    try (InputStream logo = PaperImage.class.getResourceAsStream("/pdf/logo.png")) {
      return address(logo.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The logo cannot be read.", e);
    }
  }

  /** In RGB and opaque, as PDF/A has it. */
  private static BufferedImage drawn(BitMatrix modules) {
    int size = modules.getWidth() * SCALE;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? BLACK : WHITE);
      }
    }
    return image;
  }

  private static String png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("An image cannot be written.", e);
    }
    return address(out.toByteArray());
  }

  private static String address(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
