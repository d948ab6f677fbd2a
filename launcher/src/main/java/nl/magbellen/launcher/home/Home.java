package nl.magbellen.launcher.home;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import nl.magbellen.launcher.os.StackException;

/**
 * The directory in which a local stack keeps what it must not forget: its database, keys and logs.
 *
 * @param root absolute path, {@code MAGBELLEN_HOME}
 */
public record Home(Path root) {
  /** The system property that names the project's root. */
  public static final String PROJECT_PROPERTY = "magbellen.project";

  /** What a first start needs: PostgreSQL unpacked, an empty cluster, and room to write. */
  private static final long NEEDED_BYTES = 512L << 20;

  private static final List<String> OWN = List.of("postgresql", "keys", "logs", "run", "demo.json");

  /** Makes the path absolute. */
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** PostgreSQL's programs and its data. */
  public Path database() {
    return root.resolve("postgresql");
  }

  /** Keys and secrets, readable by their owner alone. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** A log file per process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What runs now: process ids and addresses. */
  public Path run() {
    return root.resolve("run");
  }

  /** What is on record about the demo world; there once it was loaded. */
  public Path demo() {
    return root.resolve("demo.json");
  }

  /**
   * Makes the directories.
   *
   * @throws StackException when they cannot be made or written
   */
  public void prepare() {
    try {
      Files.createDirectories(root);
      Files.createDirectories(logs());
      Files.createDirectories(run());
    } catch (IOException refused) {
      throw new StackException("cannot write in %s: set MAGBELLEN_HOME".formatted(root), refused);
    }
    if (!Files.isReadable(root) || !Files.isWritable(root)) {
      throw new StackException(
          "%s is not readable and writable for this user: set MAGBELLEN_HOME".formatted(root));
    }
  }

  /**
   * Refuses to start on a full disk, before anything is half written.
   *
   * @throws StackException when less is free than a stack needs
   */
  public void requireSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new StackException(
            "the disk that holds %s is full: %d MB free, %d MB needed"
                .formatted(root, free >> 20, NEEDED_BYTES >> 20));
      }
    } catch (IOException unreadable) {
      throw new StackException("cannot read the free space of " + root, unreadable);
    }
  }

  /**
   * Removes everything a stack has written here, and nothing else.
   *
   * @throws StackException when something stays
   */
  public void empty() {
    for (String name : OWN) {
      try {
        deleteTree(root.resolve(name));
      } catch (IOException stays) {
        throw new StackException("cannot empty %s: %s".formatted(root, stays.getMessage()), stays);
      }
    }
    prepare();
  }

  public static void deleteTree(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failed)
              throws IOException {
            if (failed != null && !(failed instanceof NoSuchFileException)) {
              throw failed;
            }
            try {
              Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException refilled) {
              throw new IOException(directory + " is still written to", refilled);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The project's root: the script says it, else it is where we are. */
  public static Path project() {
    return Path.of(System.getProperty(PROJECT_PROPERTY, "")).toAbsolutePath();
  }
}
