package nl.magbellen.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once for all tests instead of once for every home. */
final class UnpackedPrograms {

  private UnpackedPrograms() {}

  static void linkInto(Path home) throws IOException {
    Path shared =
        Files.createDirectories(RunningStack.project().resolve("system-tests/target/postgresql"));
    Path programs = PostgresPrograms.below(shared).directory();
    Path database = Files.createDirectories(new Home(home).database());
    Files.createSymbolicLink(database.resolve(programs.getFileName()), programs);
  }

  /** Takes the link away, so that nobody deletes what it points to. */
  static void unlinkFrom(Path home) throws IOException {
    Path database = new Home(home).database();
    Path link = PostgresPrograms.directoryBelow(database);
    if (Files.isSymbolicLink(link)) {
      Files.delete(link);
    }
  }
}
