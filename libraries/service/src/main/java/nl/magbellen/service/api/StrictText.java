package nl.magbellen.service.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text as it is sent, read strictly. Lenient readers take an overlong form, or half a character,
 * for something that whoever checked before did not see.
 */
public final class StrictText {

  private static final int ASCII_END = 0x7f;
  private static final int HEX = 16;

  private StrictText() {}

  /** Whether a path or query is ASCII whose escapes are UTF-8 without NUL. */
  public static boolean isReadable(String address) {
    if (address.indexOf('%') < 0) {
      return address.chars().allMatch(next -> next > 0 && next < ASCII_END);
    }
    return address.chars().allMatch(next -> next < ASCII_END)
        && unescaped(address).filter(text -> text.indexOf(0) < 0).isPresent();
  }

  /**
   * A text with its escapes resolved; empty when one is not of two hexadecimal digits, or when they
   * are not UTF-8.
   *
   * @param escaped each character one byte
   */
  public static Optional<String> unescaped(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char next = escaped.charAt(i);
      if (next == '%') {
        int value = escape(escaped, i);
        if (value < 0) {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(next);
      }
    }
    return utf8(bytes.toByteArray());
  }

  /** Bytes as text; empty when they are not UTF-8 in its shortest form. */
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  private static int escape(String text, int at) {
    if (at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), HEX);
    int low = Character.digit(text.charAt(at + 2), HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
