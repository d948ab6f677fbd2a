package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import nl.magbellen.launcher.os.StackException;

/**
 * A small shell beside the launcher that outlives it: when the launcher is gone, however it ended,
 * it ends what the launcher had started and not yet stopped.
 */
final class OrphanWatch implements AutoCloseable {

  /** Reads {@code + SIGNAL PID} and {@code - SIGNAL PID}; at the end of input it ends the rest. */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      live=' '
      while read -r change signal pid; do
        case $change in
          +) live="$live$signal:$pid " ;;
          -)
            case $live in
              *" $signal:$pid "*) live="${live%%" $signal:$pid "*} ${live#*" $signal:$pid "}" ;;
            esac
            ;;
        esac
      done
      for each in $live; do kill -s "${each%:*}" "${each#*:}"; done
      for second in 1 2 3 4 5 6 7 8 9 10; do
        left=
        for each in $live; do kill -s 0 "${each#*:}" && left=yes; done
        [ -z "$left" ] && exit
        sleep 1
      done
      for each in $live; do case $each in TERM:*) kill -s KILL "${each#*:}" ;; esac; done
      """;

  private final Process shell;
  private final OutputStream changes;

  private OrphanWatch(Process shell) {
    this.shell = shell;
    this.changes = shell.getOutputStream();
  }

  /**
   * Starts to watch this process.
   *
   * @throws StackException when there is no shell
   */
  static OrphanWatch start() {
    try {
      return new OrphanWatch(
          new ProcessBuilder("/bin/sh", "-c", SCRIPT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException noShell) {
      throw new StackException("cannot run /bin/sh: " + noShell.getMessage(), noShell);
    }
  }

  /** From now on the process ends with the launcher, by a signal such as TERM. */
  void add(String signal, long pid) {
    tell("+", signal, pid);
  }

  /** The process has ended, or may stay. */
  void remove(String signal, long pid) {
    tell("-", signal, pid);
  }

  private synchronized void tell(String change, String signal, long pid) {
    try {
      changes.write("%s %s %d\n".formatted(change, signal, pid).getBytes(StandardCharsets.UTF_8));
      changes.flush();
    } catch (IOException gone) {
      throw new StackException("the watch over the processes is gone", gone);
    }
  }

  /** Ends the watch; what it still watched ends with it. */
  @Override
  public synchronized void close() {
    try {
      changes.close();
      shell.waitFor();
    } catch (IOException alreadyGone) {
      shell.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
