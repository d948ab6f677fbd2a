package nl.magbellen.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8. What is malformed or no character becomes a malformed byte. */
final class TranscodedInput extends InputStream {

  private static final byte MALFORMED = (byte) 0xFF;
  private static final int PIECE = 1 << 14;

  private final InputStream in;
  private final CharsetDecoder decoder;

  /** How many bytes a character has at least. */
  private final int unit;

  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).limit(0);
  private final CharBuffer characters = CharBuffer.allocate(PIECE);
  private ByteBuffer ready = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean flushed;

  TranscodedInput(InputStream in, Charset encoding) {
    this.in = in;
    this.unit = encoding.name().startsWith("UTF-16") ? 2 : 1;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ready.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      decode();
    }
    int read = Math.min(length, ready.remaining());
    ready.get(into, offset, read);
    return read;
  }

  @Override
  public int available() throws IOException {
    return ready.hasRemaining() ? ready.remaining() : in.available();
  }

  private void decode() throws IOException {
    CoderResult result = decoder.decode(bytes, characters, ended);
    if (result.isError()) {
      // Java takes both halves for malformed where the second is none of a pair: it may be a line's
      // end.
      bytes.position(bytes.position() + Math.min(result.length(), unit));
      decoder.reset();
      give(true);
    } else if (characters.position() > 0) {
      give(false);
    } else if (ended) {
      decoder.flush(characters);
      flushed = true;
      give(false);
    } else {
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
  }

  private void give(boolean malformed) {
    ByteBuffer text = StandardCharsets.UTF_8.encode(characters.flip());
    ready = ByteBuffer.allocate(text.remaining() + 1).put(text);
    if (malformed) {
      ready.put(MALFORMED);
    }
    ready.flip();
    characters.clear();
  }
}
