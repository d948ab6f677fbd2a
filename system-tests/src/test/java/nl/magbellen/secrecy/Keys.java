package nl.magbellen.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.LocalStack;

/** The secrets and private keys of a stack. */
final class Keys {

  private static final Pattern PRIVATE = Pattern.compile("\"d\":\"([^\"]+)\"");

  private Keys() {}

  /** What its services, its database and its issuer were given. */
  static Set<String> of(LocalStack stack) {
    Path directory = stack.database().log().getParent().resolveSibling("keys");
    Set<String> keys = new HashSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file).strip();
        if (text.startsWith("{")) {
          Matcher jwk = PRIVATE.matcher(text);
          while (jwk.find()) {
            keys.add(jwk.group(1));
          }
        } else {
          keys.add(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
