package nl.magbellen.integrations;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a SIP server and the gateway: the question reaches the gateway, and what the
 * gateway answers is spoilt on its way back.
 */
final class SpoiltAnswers implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final int WITHIN_THE_LINE = 48;

  /** What happens to an answer. */
  enum Fault {
    NONE,
    /** It never comes. */
    HANGS,
    /** The connection is closed within the line, whose length was told. */
    CUT,
    /** The same, and no length was told: by HTTP alone nobody can see it. */
    CUT_UNSEEN,
    /** The question has no key, so the gateway answers 401. */
    WITHOUT_KEY,
    /** A proxy tells 503, whatever the line says. */
    UNAVAILABLE,
    /** There is no answer but the end of the connection. */
    NOTHING
  }

  private final URI gateway;
  private final ServerSocket front;
  private volatile Fault fault = Fault.NONE;

  SpoiltAnswers(URI gateway) {
    this.gateway = gateway;
    try {
      front = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where the SIP server asks. */
  String url() {
    return "http://127.0.0.1:" + front.getLocalPort();
  }

  /** From now on this happens to answers. */
  void turn(Fault to) {
    fault = to;
  }

  @Override
  public void close() throws IOException {
    front.close();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(gateway.getHost(), gateway.getPort())) {
      InputStream questions = new BufferedInputStream(client.getInputStream());
      InputStream answers = new BufferedInputStream(server.getInputStream());
      String question = message(questions);
      while (!question.isEmpty()) {
        Fault now = fault;
        String asked = now == Fault.WITHOUT_KEY ? question.replace("key=mb_", "key=xx_") : question;
        write(server.getOutputStream(), asked);
        if (!spoilt(client, message(answers), now)) {
          return;
        }
        question = message(questions);
      }
    } catch (IOException gone) {
      // The SIP server gave up, or the gateway is gone: it sees the end of the connection.
    }
  }

  /** Whether the connection goes on. */
  private static boolean spoilt(Socket client, String answer, Fault fault) throws IOException {
    OutputStream out = client.getOutputStream();
    int body = answer.indexOf("\r\n\r\n") + 4;
    switch (fault) {
      case NONE, WITHOUT_KEY -> write(out, answer);
      case HANGS -> client.getInputStream().read();
      case CUT ->
          write(out, answer.substring(0, Math.min(answer.length(), body + WITHIN_THE_LINE)));
      case CUT_UNSEEN ->
          write(
              out,
              "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
                  + answer.substring(body, Math.min(answer.length(), body + WITHIN_THE_LINE)));
      case UNAVAILABLE -> write(out, answer.replaceFirst(" 200 OK", " 503 Service Unavailable"));
      case NOTHING -> {}
    }
    return fault == Fault.NONE || fault == Fault.WITHOUT_KEY || fault == Fault.UNAVAILABLE;
  }

  /** One message of HTTP with its body; empty at the end of the connection. */
  private static String message(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      bytes.write(next);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return head + new String(body, StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
