package nl.magbellen.launcher.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import nl.magbellen.launcher.client.AnswerLayout;
import nl.magbellen.launcher.client.ListExchange;
import nl.magbellen.launcher.client.ScreeningTally;
import nl.magbellen.launcher.os.StackException;

/** A list that is being sent while its answers are read, counted and kept. */
final class ScreeningExchange {

  private final ListExchange exchange;
  private final ScreeningTally tally;
  private final ListSource list;
  private final PrintWriter terminal;
  private final ProgressBar bar;
  private volatile boolean over;

  ScreeningExchange(
      ListExchange exchange, ScreeningTally tally, ListSource list, PrintWriter terminal) {
    this.exchange = exchange;
    this.tally = tally;
    this.list = list;
    this.terminal = terminal;
    this.bar = new ProgressBar(list, tally::rows, tally::lastLine, terminal);
  }

  /**
   * Reads all answers.
   *
   * @param answers where they go
   * @param layout of answers in CSV that have no header; else null
   * @throws StackException when they end before the list does
   */
  void run(OutputStream answers, AnswerLayout layout) throws IOException {
    Thread hook = new Thread(this::cancel, "cancel");
    Runtime.getRuntime().addShutdownHook(hook);
    bar.show();
    try {
      read(new Kept(exchange.answers(), answers), layout);
    } finally {
      over = true;
      bar.stop();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    answers.flush();
    if (!tally.finished()) {
      throw new StackException(
          "the list is cut short, or its answers are: they end after row %d. Go on with --resume"
              .formatted(tally.lastRow()));
    }
    if (System.console() != null) {
      tell("\r" + bar.finished() + "%n".formatted());
    }
  }

  private void read(InputStream answers, AnswerLayout layout) throws IOException {
    try {
      if (list.lines()) {
        tally.readLines(answers);
      } else {
        tally.readCsv(answers, layout);
      }
    } catch (IOException cutShort) {
      if (over) {
        throw new StackException("cancelled", cutShort);
      }
      throw new StackException(
          "the gateway has hung up after row %d: go on with --resume".formatted(tally.lastRow()),
          cutShort);
    }
  }

  /** Interrupted: what was answered stays, and says where to go on. */
  private void cancel() {
    if (over) {
      return;
    }
    over = true;
    bar.stop();
    try {
      exchange.close();
    } catch (IOException closed) {
      tell("magbellen: " + closed.getMessage());
    }
    tell(
        "%nmagbellen: cancelled after row %d; --resume goes on there%n".formatted(tally.lastRow()));
  }

  private void tell(String text) {
    terminal.print(text);
    terminal.flush();
  }

  /** Keeps what is read through it. */
  private static final class Kept extends FilterInputStream {

    private final OutputStream kept;

    Kept(InputStream in, OutputStream kept) {
      super(in);
      this.kept = kept;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        kept.write(read);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0) {
        kept.write(into, offset, read);
      }
      return read;
    }
  }
}
