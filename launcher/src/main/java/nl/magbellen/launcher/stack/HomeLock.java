package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.StackException;

/** The right to run a stack on a home: one process has it, and loses it when it ends. */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws StackException when another stack has it
   */
  static HomeLock take(Home home) {
    Path file = home.root().resolve("lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new HomeLock(channel, lock);
      }
    } catch (OverlappingFileLockException sameProcess) {
      throw taken(home, file, channel, sameProcess);
    } catch (IOException unusable) {
      throw new StackException("cannot lock %s: set MAGBELLEN_HOME".formatted(file), unusable);
    }
    throw taken(home, file, channel, null);
  }

  private static StackException taken(Home home, Path file, FileChannel channel, Throwable cause) {
    String holder = "";
    try (channel) {
      holder = " (process " + Files.readString(file).strip() + ")";
    } catch (IOException unknown) {
      holder = "";
    }
    return new StackException(
        "a stack already runs on %s%s: stop it first, or set MAGBELLEN_HOME"
            .formatted(home.root(), holder),
        cause);
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException gone) {
      throw new StackException("cannot release the lock: " + gone.getMessage(), gone);
    }
  }
}
