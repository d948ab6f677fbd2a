package nl.magbellen.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.StackException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs, unpacked from the class path.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 */
public record PostgresPrograms(Path directory) {

  /** The major version that is on the class path; it also decides which data can be opened. */
  public static final String MAJOR_VERSION = "18";

  private static final int ANY_EXECUTE = 0111;

  /**
   * Unpacks the programs, unless they are there already.
   *
   * @param parent directory below which they go
   * @throws StackException on a platform without programs
   */
  static PostgresPrograms below(Path parent) throws IOException {
    Path directory = directoryBelow(parent);
    if (Files.notExists(directory)) {
      Path draft = parent.resolve(directory.getFileName() + ".new");
      Home.deleteTree(draft);
      unpack(draft);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(directory);
  }

  /** Where below the parent the programs go. */
  static Path directoryBelow(Path parent) {
    return parent.resolve("programs-" + MAJOR_VERSION);
  }

  /** The path of a program such as {@code pg_ctl}. */
  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static void unpack(Path target) throws IOException {
    String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new StackException("no PostgreSQL for this platform: %s".formatted(archive));
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(tar, entry, target.resolve(entry.getName()).normalize());
        }
      }
    } catch (UncheckedIOException wrapped) {
      throw wrapped.getCause();
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    boolean executable = (entry.getMode() & ANY_EXECUTE) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /** The archive's name in zonky's artifacts, for Java's names of system and processor. */
  static String archive(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    String platform = name.contains("mac") ? "darwin" : name.replaceAll("\\W.*", "");
    String architecture =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        };
    return "/postgres-%s-%s.txz".formatted(platform, architecture);
  }
}
