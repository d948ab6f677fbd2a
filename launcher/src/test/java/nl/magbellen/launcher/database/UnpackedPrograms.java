package nl.magbellen.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.magbellen.launcher.home.Home;

/** PostgreSQL's programs, unpacked once for all tests instead of once for every home. */
public final class UnpackedPrograms {

  private UnpackedPrograms() {}

  public static void linkInto(Path home) throws IOException {
    Path shared =
        Files.createDirectories(
            Path.of("..").toAbsolutePath().normalize().resolve("launcher/target/postgresql"));
    Path programs = PostgresPrograms.below(shared).directory();
    Path database = Files.createDirectories(new Home(home).database());
    Files.createSymbolicLink(database.resolve(programs.getFileName()), programs);
  }

  /** Takes the link away, so that nobody deletes what it points to. */
  public static void unlinkFrom(Path home) throws IOException {
    Path database = new Home(home).database();
    Path link = PostgresPrograms.directoryBelow(database);
    if (Files.isSymbolicLink(link)) {
      Files.delete(link);
    }
  }
}
