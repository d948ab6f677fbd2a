package nl.magbellen.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a list, whatever its encoding.
 *
 * @param utf8 its bytes in UTF-8, without a byte order mark. What is malformed in the encoding of
 *     the list is malformed there too, so that no character is read as another.
 * @param isMarked whether the list begins with a byte order mark
 * @param isForeign whether it is in another encoding than UTF-8
 * @param isCertain whether its encoding is declared, or told by a byte order mark
 */
public record ListText(InputStream utf8, boolean isMarked, boolean isForeign, boolean isCertain) {

  private static final int LONGEST_MARK = 3;
  private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] LITTLE_ENDIAN = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] ZIP = {'P', 'K', 3};
  private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11};
  private static final byte[] BIG_ENDIAN = {(byte) 0xFE, (byte) 0xFF};

  /**
   * Looks at the beginning of a list.
   *
   * @param declared its encoding, or null where nobody says it
   * @throws RefusedListException when it is no text but a workbook or an archive
   * @throws UnknownEncodingException when its byte order mark is that of another encoding
   * @throws IOException when its sender is gone
   */
  public static ListText of(InputStream list, Charset declared) throws IOException {
    PushbackInputStream in = new PushbackInputStream(list, LONGEST_MARK);
    byte[] start = new byte[LONGEST_MARK];
    int length = in.readNBytes(start, 0, LONGEST_MARK);
    if (begins(start, length, ZIP) || begins(start, length, OLD_WORKBOOK)) {
      throw new RefusedListException(
          "The list is a workbook (.xlsx, .xls, .ods) or a zip archive, not text. Save it as CSV first.");
    }
    Charset marked = marked(start, length);
    int mark = marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    in.unread(start, mark, length - mark);
    if (marked != null && declared != null && !agree(declared, marked)) {
      throw new UnknownEncodingException(
          "The list is said to be in %s, but begins with the byte order mark of %s. Say which it is, or nothing."
              .formatted(declared.name(), marked.name()));
    }
    Charset encoding = encoding(marked, declared);
    boolean isUnicode = encoding.equals(StandardCharsets.UTF_8);
    return new ListText(
        isUnicode ? in : new TranscodedInput(in, encoding),
        marked != null,
        !isUnicode && !encoding.equals(StandardCharsets.US_ASCII),
        marked != null || declared != null);
  }

  /** UTF-16 without a mark has its high byte first (RFC 2781). */
  private static Charset encoding(Charset marked, Charset declared) {
    if (marked != null) {
      return marked;
    }
    if (declared == null) {
      return StandardCharsets.UTF_8;
    }
    return declared.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : declared;
  }

  private static boolean agree(Charset declared, Charset marked) {
    return declared.equals(marked)
        || declared.equals(StandardCharsets.UTF_16) && !marked.equals(StandardCharsets.UTF_8);
  }

  private static Charset marked(byte[] start, int length) {
    if (begins(start, length, UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(start, length, LITTLE_ENDIAN)) {
      return StandardCharsets.UTF_16LE;
    }
    return begins(start, length, BIG_ENDIAN) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean begins(byte[] start, int length, byte[] mark) {
    return length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
  }
}
