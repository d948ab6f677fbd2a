package nl.magbellen.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was asked when a result was begun, kept beside it in a hidden file, so that nothing else is
 * appended to it.
 *
 * @param asked the query of the screening
 * @param sha256 of the list, in hexadecimal
 */
record ScreeningRun(Map<String, String> asked, String sha256) {

  private static final ObjectMapper JSON = new ObjectMapper();

  ScreeningRun {
    asked = new TreeMap<>(asked);
  }

  static ScreeningRun of(Map<String, String> asked, Path list) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(list), newDigest())) {
      in.transferTo(OutputStream.nullOutputStream());
      return new ScreeningRun(
          asked, HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest()));
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  void keepBeside(ScreeningResult result) throws IOException {
    JSON.writeValue(place(result).toFile(), this);
  }

  static void forget(ScreeningResult result) throws IOException {
    Files.deleteIfExists(place(result));
  }

  /** What was asked when a result was begun; empty where nobody knows it. */
  static Optional<ScreeningRun> begun(ScreeningResult result) {
    try {
      return Files.exists(place(result))
          ? Optional.of(JSON.readValue(place(result).toFile(), ScreeningRun.class))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Refuses to go on with a result that was begun otherwise. */
  void requireBegun(ScreeningResult result) {
    ScreeningRun begun =
        begun(result).orElseThrow(() -> result.otherwise("nobody knows with which list"));
    if (!begun.sha256().equals(sha256)) {
      throw result.otherwise("with another list, or this one has changed since");
    }
    TreeSet<String> names = new TreeSet<>(begun.asked().keySet());
    names.addAll(asked.keySet());
    for (String name : names) {
      if (!Objects.equals(begun.asked().get(name), asked.get(name))) {
        throw result.otherwise("with another %s".formatted(name));
      }
    }
  }

  private static Path place(ScreeningResult result) {
    return result.file().resolveSibling("." + result.file().getFileName() + ".run");
  }
}
