package nl.magbellen.gateway.job;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a program that runs once says, on standard output. Not by a logger: Quarkus, which sets up
 * logging, does not start in it, so that a line would be lost.
 */
public final class LineOut {

  private LineOut() {}

  /** Prints a line. */
  public static void print(String line) throws IOException {
    // Left open: whatever the program says next goes there too.
    @SuppressWarnings("resource")
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
