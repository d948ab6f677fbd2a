package nl.magbellen.gateway.shortform;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.refusal.ErrorLine;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;

/** In what form the short answer comes. */
@Edge
enum ShortFormat {
  TEXT(MediaType.TEXT_PLAIN_TYPE),
  JSON(MediaType.APPLICATION_JSON_TYPE),
  XML(MediaType.TEXT_XML_TYPE);

  private final MediaType type;

  ShortFormat(MediaType type) {
    this.type = type;
  }

  MediaType type() {
    return type;
  }

  /** What is written of a decision. */
  Object answer(CallPermission answer) {
    ShortAnswer made = ShortAnswer.of(answer);
    return switch (this) {
      case TEXT -> made.line();
      case JSON -> made;
      case XML -> made.document();
    };
  }

  /** What is written of a request that was not decided. */
  Object problem(Problem problem) {
    return switch (this) {
      case TEXT -> ErrorLine.of(problem);
      case JSON -> problem;
      case XML -> ShortAnswer.document(problem);
    };
  }

  /** The first that a header {@code Accept} names, read no closer than that; else text. */
  static ShortFormat firstOf(String accept) {
    return Stream.of(accept.split(","))
        .map(String::strip)
        .flatMap(
            wanted -> Stream.of(values()).filter(form -> wanted.startsWith(form.type.toString())))
        .findFirst()
        .orElse(TEXT);
  }

  /** The same, for any client: FreeSWITCH's mod_httapi reads XML alone, and does not say so. */
  static Optional<ShortFormat> of(boolean httapi, List<MediaType> accepted) {
    return httapi ? Optional.of(XML) : liked(accepted);
  }

  /** The one that a client likes best; text if it does not say, empty if none will do. */
  private static Optional<ShortFormat> liked(List<MediaType> accepted) {
    return accepted.stream()
        .flatMap(wanted -> Stream.of(values()).filter(format -> format.type.isCompatible(wanted)))
        .findFirst();
  }
}
