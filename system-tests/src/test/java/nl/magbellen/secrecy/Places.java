package nl.magbellen.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.SpanCollector;

/** Where a running stack leaves texts behind. */
final class Places {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Places() {}

  /** The lines of every log file of a stack. */
  static List<Place> logs(LocalStack stack) {
    try (Stream<Path> files = Files.list(stack.database().log().getParent())) {
      return files.flatMap(Places::lines).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Place> lines(Path file) {
    try {
      String name = file.getFileName().toString();
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> new Place(Place.Sort.LOG, name, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a service counts and measures. */
  static Place metrics(LocalStack stack, Service service) {
    return metrics(stack.management(service).resolve("/q/metrics"));
  }

  /** The same, from where it is told. */
  static Place metrics(URI address) {
    return new Place(Place.Sort.METRICS, address.toString(), got(address));
  }

  /** Every text of every span that came. */
  static Stream<Place> traces(SpanCollector collector) {
    return collector
        .everything()
        .flatMap(Leaves::of)
        .map(text -> new Place(Place.Sort.TRACE, "span", text));
  }

  private static String got(URI address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Accept", "text/plain, */*;q=0.1").build();
      var answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
