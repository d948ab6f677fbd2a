package nl.magbellen.launcher.chaos.fault;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nl.magbellen.launcher.os.Command;
import nl.magbellen.launcher.os.StackException;

/**
 * A disk of its own for a directory, which can be full at once and have room again: a tmpfs whose
 * size is set to what is used. Only root can have one.
 *
 * @param directory where it is mounted
 */
public record FullDisk(Path directory) implements AutoCloseable {

  private static final String ROOM = "4g";

  /** Mounts it, empty; nothing where that is not possible. */
  public static Optional<FullDisk> mount(Path directory) {
    if (new UnixSystem().getUid() != 0) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException refused) {
      throw new StackException("cannot make " + directory, refused);
    }
    FullDisk disk = new FullDisk(directory);
    disk.close();
    return run("mount", "-t", "tmpfs", "-o", "size=" + ROOM, "tmpfs", directory.toString())
        ? Optional.of(disk)
        : Optional.empty();
  }

  /** From now on nothing more fits on it. */
  void fill() {
    try {
      FileStore store = Files.getFileStore(directory);
      resize(Long.toString(store.getTotalSpace() - store.getUnallocatedSpace()));
    } catch (IOException unreadable) {
      throw new StackException("cannot read the size of " + directory, unreadable);
    }
  }

  /** There is room again. */
  void free() {
    resize(ROOM);
  }

  private void resize(String size) {
    run("mount", "-o", "remount,size=" + size, directory.toString());
  }

  /** Takes it away, with all that is on it. */
  @Override
  public void close() {
    run("umount", "-l", directory.toString());
  }

  private static boolean run(String... words) {
    try {
      return Command.run(List.of(words)).succeeded();
    } catch (StackException missing) {
      return false;
    }
  }
}
