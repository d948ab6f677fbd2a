package nl.magbellen.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeLinesTest {

  @TempDir Path directory;

  @Test
  void codesThatComeIntoTheLogAreSaid() throws Exception {
    // Given
    Path log = directory.resolve("objection-service.log");
    Files.writeString(log, "{\"message\":\"magbellen code 000000 for +316•••••000 by SMS\"}\n");
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    CodeLines.follow(log, said::add);
    // When
    append(log, "{\"message\":\"other\"}\n{\"message\":\"magbellen code 123456 for +316••");
    append(log, "•••678 by SMS\",\"level\":\"INFO\"}\n");
    // Then
    assertThat(said.poll(10, TimeUnit.SECONDS))
        .isEqualTo("magbellen code 123456 for +316•••••678 by SMS");
    assertThat(said).isEmpty();
  }

  private static void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }
}
