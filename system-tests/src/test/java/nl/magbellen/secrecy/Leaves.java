package nl.magbellen.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts in a message of Protocol Buffers whose schema nobody knows here. */
final class Leaves {

  private static final int WIRE_TYPE = 7;

  /** As hardly any message is, of which each part begins with its length. */
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}]*+");

  private final byte[] bytes;
  private int at;

  private Leaves(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Each on its own, one character a byte; what could be both is taken as text too. */
  static Stream<String> of(byte[] message) {
    Leaves leaves = new Leaves(message);
    Stream.Builder<String> texts = Stream.builder();
    try {
      while (leaves.at < message.length) {
        leaves.field(texts);
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException noMessage) {
      return Stream.empty();
    }
    return texts.build();
  }

  private void field(Stream.Builder<String> texts) {
    switch ((int) number() & WIRE_TYPE) {
      case 0 -> number();
      case 1 -> skip(8);
      case 2 -> {
        byte[] value = skip(number());
        String text = new String(value, StandardCharsets.ISO_8859_1);
        List<String> inside = of(value).toList();
        if (inside.isEmpty() || PRINTABLE.matcher(text).matches()) {
          texts.add(text);
        }
        inside.forEach(texts::add);
      }
      case 5 -> skip(4);
      default -> throw new IllegalArgumentException("no field begins so");
    }
  }

  private byte[] skip(long length) {
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("longer than the message");
    }
    int from = at;
    at += (int) length;
    return Arrays.copyOfRange(bytes, from, at);
  }

  private long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("no number is so long");
  }
}
