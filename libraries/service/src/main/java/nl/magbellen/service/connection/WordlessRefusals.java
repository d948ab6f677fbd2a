package nl.magbellen.service.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.magbellen.service.problem.EarlyForm.Written;
import nl.magbellen.service.problem.EarlyProblems;
import nl.magbellen.service.problem.Problem;

/**
 * Puts words into what the server refuses by itself, with an empty answer: a head that is too long
 * or cannot be read, an address with escapes that are none. It does so before any handler of ours
 * and asks nobody, so that the bytes that it sends are the only place; those of HTTP/1.
 */
@ApplicationScoped
class WordlessRefusals {

  private static final String HTTP_1 = "HTTP/1.";
  private static final String EMPTY = "content-length: 0\r\n";
  private static final int LONGEST = 512;

  private static final Map<Integer, String> WHY =
      Map.of(
          400,
              "The head of the request cannot be read: its first line, its address or a header is"
                  + " malformed. In an address, % begins an escape of two hexadecimal digits.",
          413, "The body is too large.",
          414, "The first line of the request, with its address, is too long.",
          431, "The header is too large.");

  private final EarlyProblems problems;

  WordlessRefusals(EarlyProblems problems) {
    this.problems = problems;
  }

  /**
   * The same refusal with words.
   *
   * @param answer the bytes of an answer, or of a part of it; its place is left as it was
   * @param request how the request began that it answers
   * @return empty for any other answer
   */
  Optional<ByteBuf> explained(ByteBuf answer, String request) {
    if (answer.readableBytes() > LONGEST || !begins(answer)) {
      return Optional.empty();
    }
    String head = answer.toString(StandardCharsets.ISO_8859_1);
    String why = WHY.get(status(head));
    if (why == null || !head.contains(EMPTY) || request.startsWith("HEAD ")) {
      return Optional.empty();
    }
    Written written =
        problems.written(
            Problem.of(Status.fromStatusCode(status(head)), "http", why),
            address(request),
            Optional.empty());
    byte[] body = written.text().getBytes(StandardCharsets.UTF_8);
    String headers =
        "content-type: %s\r\ncache-control: no-store\r\ncontent-length: %d\r\n"
            .formatted(written.mediaType(), body.length);
    byte[] withWords = head.replace(EMPTY, headers).getBytes(StandardCharsets.ISO_8859_1);
    return Optional.of(Unpooled.wrappedBuffer(withWords, body));
  }

  private static boolean begins(ByteBuf answer) {
    return answer.readableBytes() > HTTP_1.length()
        && answer
            .toString(answer.readerIndex(), HTTP_1.length(), StandardCharsets.ISO_8859_1)
            .equals(HTTP_1);
  }

  private static int status(String head) {
    String[] words = head.split(" ", 3);
    return words.length == 3 && words[1].matches("[0-9]{3}") ? Integer.parseInt(words[1]) : 0;
  }

  private static String address(String request) {
    String[] words = request.split("[ \r\n]", 3);
    return words.length < 2 ? "" : words[1];
  }
}
