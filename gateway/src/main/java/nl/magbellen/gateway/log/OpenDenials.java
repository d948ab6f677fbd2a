package nl.magbellen.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The ids of denials that are answered and not on record yet, in a file. A gateway that is killed
 * leaves them there, and the next one with that disk settles what is on record under them. The file
 * holds ids alone. It survives the process, not the disk; where it cannot be written an error is
 * logged, and the denial is answered nevertheless.
 */
@ApplicationScoped
public class OpenDenials {

  private static final Logger LOG = Logger.getLogger(OpenDenials.class);

  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Path file;
  private final Set<UUID> own = new HashSet<>();
  private final Set<UUID> left = new LinkedHashSet<>();

  OpenDenials(@ConfigProperty(name = "magbellen.log.open-denials") Path file) {
    this.file = file;
  }

  /** Reads what the gateway before left. A line that was cut off was not answered either. */
  public synchronized void readLeft() {
    if (Files.notExists(file)) {
      return;
    }
    try (Stream<String> lines = Files.lines(file)) {
      lines.filter(line -> line.matches(ID)).map(UUID::fromString).forEach(left::add);
      left.removeAll(own);
    } catch (IOException e) {
      LOG.errorf("denials that a gateway left cannot be read file=%s cause=%s", file, e);
    }
  }

  /** What the gateway before left and is not settled, oldest first. */
  public synchronized List<UUID> left() {
    return List.copyOf(left);
  }

  /** What is on record under this id is a denial now, or will be nothing. */
  public synchronized void settled(UUID id) {
    left.remove(id);
    deleteWhenNoneIsOpen();
  }

  /** These are answered next. */
  synchronized void add(Collection<UUID> ids) {
    own.addAll(ids);
    try {
      Files.write(
          file,
          ids.stream().map(UUID::toString).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.errorf("open denials cannot be kept file=%s cause=%s", file, e);
    }
  }

  /** These are on record. */
  synchronized void recorded(Collection<UUID> ids) {
    own.removeAll(ids);
    deleteWhenNoneIsOpen();
  }

  private void deleteWhenNoneIsOpen() {
    if (!own.isEmpty() || !left.isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("open denials cannot be deleted file=%s cause=%s", file, e);
    }
  }
}
