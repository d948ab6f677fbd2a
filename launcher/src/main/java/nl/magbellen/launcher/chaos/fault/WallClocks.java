package nl.magbellen.launcher.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.Service;

/**
 * A wall clock for each service, which can be stepped while it runs: a small library that is
 * preloaded and adds what a file says. It is compiled here, so it needs Linux and a C compiler.
 *
 * @param directory where the library and the files are
 */
public record WallClocks(Path directory) {

  private static final String SOURCE = "clock.c";
  private static final String LIBRARY = "clock.so";

  /** Makes them, all right; nothing where that is not possible. */
  public static Optional<WallClocks> compiledIn(Path directory) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    WallClocks clocks = new WallClocks(directory);
    Path source = directory.resolve(SOURCE);
    try (InputStream text = WallClocks.class.getResourceAsStream("/chaos/" + SOURCE)) {
      Files.createDirectories(directory);
      Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new StackException("cannot write " + source, refused);
    }
    for (Service service : Service.values()) {
      clocks.set(service, Duration.ZERO);
    }
    return clocks.compile(source) ? Optional.of(clocks) : Optional.empty();
  }

  private boolean compile(Path source) {
    try {
      return Command.run(
              List.of("cc", "-shared", "-fPIC", "-O2", "-o", library(), source.toString(), "-ldl"))
          .succeeded();
    } catch (StackException missing) {
      return false;
    }
  }

  /** What a service has to be started with. */
  public Map<String, String> environment(Service service) {
    return Map.of("LD_PRELOAD", library(), "CHAOS_CLOCK", file(service).toString());
  }

  /** From now on the service's wall clock is ahead by this; behind, if negative. */
  void set(Service service, Duration ahead) {
    byte[] nanos =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(ahead.toNanos())
            .array();
    try {
      // Never cut to nothing first: the running service has the file mapped.
      Files.write(file(service), nanos, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException refused) {
      throw new StackException("cannot write " + file(service), refused);
    }
  }

  private String library() {
    return directory.resolve(LIBRARY).toString();
  }

  private Path file(Service service) {
    return directory.resolve(service.module() + ".clock");
  }
}
