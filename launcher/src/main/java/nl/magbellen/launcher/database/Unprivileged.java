package nl.magbellen.launcher.database;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;

/**
 * Runs PostgreSQL's programs for the user who starts the stack. PostgreSQL refuses to run as root;
 * then a user namespace of its own, or else the user {@code nobody}, takes root's place.
 */
enum Unprivileged {
  /** The user is not root: nothing needs to change. */
  AS_IS(List.of(), ""),
  /** Root without its powers; files stay root's. */
  NAMESPACE(List.of("unshare", "--user"), "root"),
  /** Another user; needs a directory that this user can reach. */
  NOBODY(List.of("runuser", "-u", "nobody", "--"), "nobody");

  private final List<String> prefix;
  private final String owner;

  Unprivileged(List<String> prefix, String owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  /** The way that works here. */
  static Unprivileged here() {
    if (new UnixSystem().getUid() != 0) {
      return AS_IS;
    }
    return NAMESPACE.works() ? NAMESPACE : NOBODY;
  }

  private boolean works() {
    try {
      return Command.run(command("true")).succeeded();
    } catch (StackException missing) {
      return false;
    }
  }

  /** The command as it must be started. */
  List<String> command(String... words) {
    return Stream.concat(prefix.stream(), Stream.of(words)).toList();
  }

  /**
   * Makes everything below the directory belong to whom the programs run as.
   *
   * @throws StackException when that cannot be done
   */
  void own(Path... trees) {
    if (this == AS_IS) {
      return;
    }
    String[] paths = Stream.of(trees).map(Path::toString).toArray(String[]::new);
    List<String> chown = Stream.concat(Stream.of("chown", "-R", owner), Stream.of(paths)).toList();
    Command.Result result = Command.run(chown);
    if (!result.succeeded()) {
      throw new StackException("cannot prepare the database as root: " + result.lastLine());
    }
  }
}
