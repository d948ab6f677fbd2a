package nl.magbellen.launcher.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import nl.magbellen.launcher.os.StackException;

/** What a service says of itself at {@code /q/health}, where its clients ask. */
final class Health implements AutoCloseable {

  private static final Duration ONE_LOOK = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ONE_LOOK).build();
  private final HttpRequest question;

  private Health(URI service, String kind) {
    question =
        HttpRequest.newBuilder(service.resolve("/q/health/" + kind)).timeout(ONE_LOOK).build();
  }

  /** Whether it can do its work. */
  static Health ready(URI service) {
    return new Health(service, "ready");
  }

  /** Whether it answers at all; a service without its database does. */
  static Health live(URI service) {
    return new Health(service, "live");
  }

  /** Whether it says so now; a service that does not answer does not. */
  boolean holds() {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
