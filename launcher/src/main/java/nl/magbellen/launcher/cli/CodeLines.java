package nl.magbellen.launcher.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.magbellen.launcher.os.Pause;

/** Finds the codes in the objection service's log, where a local stack brings them. */
final class CodeLines {

  /** In a line of JSON, so the text ends at a quote or an escape. */
  private static final Pattern CODE = Pattern.compile("magbellen code [0-9]{6} for [^\"\\\\]+");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int MOST_AT_ONCE = 1 << 20;

  private final Path log;
  private final Consumer<String> said;
  private long read;

  private CodeLines(Path log, Consumer<String> said) {
    this.log = log;
    this.said = said;
    this.read = log.toFile().length();
  }

  /** Says every code that comes into the log from now on, until this process ends. */
  static void follow(Path log, Consumer<String> said) {
    CodeLines lines = new CodeLines(log, said);
    Thread.ofVirtual().name("codes").start(lines::follow);
  }

  private void follow() {
    try {
      while (true) {
        Pause.of(BETWEEN_LOOKS);
        sayNew();
      }
    } catch (IOException gone) {
      said.accept("codes can no longer be read from %s: %s".formatted(log, gone.getMessage()));
    }
  }

  private void sayNew() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      read = Math.min(read, file.length());
      byte[] fresh = new byte[(int) Math.min(file.length() - read, MOST_AT_ONCE)];
      file.seek(read);
      file.readFully(fresh);
      int whole = fresh.length == MOST_AT_ONCE ? fresh.length : afterLastNewline(fresh);
      read += whole;
      Matcher codes = CODE.matcher(new String(fresh, 0, whole, StandardCharsets.UTF_8));
      while (codes.find()) {
        said.accept(codes.group());
      }
    }
  }

  private static int afterLastNewline(byte[] bytes) {
    for (int end = bytes.length; end > 0; end--) {
      if (bytes[end - 1] == '\n') {
        return end;
      }
    }
    return 0;
  }
}
