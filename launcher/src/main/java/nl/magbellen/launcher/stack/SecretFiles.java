package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.StackException;

/**
 * The secrets of one service as it reads them in a cluster too: a folder, with a file a setting,
 * readable by its owner alone. A variable can be seen in the list of this user's processes.
 */
final class SecretFiles {

  private final Path folder;

  /** Those of a service of this home. */
  SecretFiles(Home home, Service service) {
    this.folder = home.keys().resolve(service.module());
  }

  /**
   * Writes them.
   *
   * @param secrets by the name of the setting, {@code quarkus.datasource.password}
   * @return where they lie
   * @throws StackException when they cannot be written
   */
  Path write(Map<String, String> secrets) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        write(folder.resolve(secret.getKey()), secret.getValue());
      }
      return folder;
    } catch (IOException refused) {
      throw new StackException(
          "cannot write secrets in %s: set MAGBELLEN_HOME".formatted(folder), refused);
    }
  }

  /** At once: another replica of the service may be reading it. */
  private static void write(Path file, String secret) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, secret);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
