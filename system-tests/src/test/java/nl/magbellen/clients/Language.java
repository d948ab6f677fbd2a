package nl.magbellen.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.magbellen.stack.RunningStack;

/** A language that there is a client for: how its example, and its tests, are run. */
enum Language {
  JAVA("Dial.java"),
  PYTHON("dial.py"),
  TYPESCRIPT("dial.js");

  private static final Path PROJECT = RunningStack.project();
  private static final Path CLIENTS = PROJECT.resolve("clients");
  private static final Path PYTHON_PACKAGES = PROJECT.resolve("system-tests/target/python-client");

  private final String example;

  Language(String example) {
    this.example = example;
  }

  /** The command that docs/clients.md tells for its example, with more numbers. */
  List<String> example(String numbers) {
    try {
      String command =
          Files.readAllLines(PROJECT.resolve("docs/clients.md")).stream()
              .filter(line -> line.contains(example + " +31200000000 +31200000015"))
              .findFirst()
              .orElseThrow()
              .replace("/tmp/dialer", PYTHON_PACKAGES.toString());
      return List.of("bash", "-c", command + " " + numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What makes the clients that Maven does not. */
  static List<List<String>> builds() {
    String install =
        PROJECT.resolve("system-tests/src/test/resources/schemathesis/install").toString();
    String wanted = CLIENTS.resolve("python/requirements.txt").toString();
    return List.of(
        List.of("bash", install, PYTHON_PACKAGES.toString(), wanted),
        List.of("bash", CLIENTS.resolve("typescript/build").toString()));
  }

  /** The tests of a client that Maven does not run: of the permits that all are tested by. */
  static List<List<String>> tests() {
    return List.of(
        List.of(
            PYTHON_PACKAGES.resolve("bin/python").toString(),
            "-m",
            "unittest",
            "discover",
            "-s",
            "clients/python/tests"),
        npm("test"));
  }

  /** The linters of the documents. */
  static List<String> lint() {
    return npm("lint");
  }

  /** A program that finds them all, at the root of the project. */
  static ProcessBuilder program(List<String> command, Map<String, String> environment) {
    ProcessBuilder program =
        new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    Map<String, String> found = program.environment();
    found.put("PATH", java + File.pathSeparator + found.get("PATH"));
    found.put("PYTHONPATH", CLIENTS.resolve("target/python").toString());
    found.put("MAGBELLEN_PERMITS", CLIENTS.resolve("permits.json").toString());
    found.putAll(environment);
    return program;
  }

  private static List<String> npm(String script) {
    return List.of("npm", "--prefix", CLIENTS.resolve("typescript").toString(), "run", script);
  }
}
