package nl.magbellen.gateway.shortform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import nl.magbellen.gateway.refusal.ErrorLine;
import nl.magbellen.service.problem.EarlyForm;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;

/** Says what was wrong with a short question of which nothing was read. */
@Edge
@Singleton
final class EarlyShortProblems implements EarlyForm {

  @Override
  public Optional<Written> write(Problem problem, String path, Optional<String> accept) {
    if (!path.equals(ShortResource.PATH)) {
      return Optional.empty();
    }
    return switch (ShortFormat.firstOf(accept.orElse(MediaType.TEXT_PLAIN))) {
      case TEXT -> written(MediaType.TEXT_PLAIN, ErrorLine.of(problem));
      case XML -> written(MediaType.TEXT_XML, ShortAnswer.document(problem));
      case JSON -> Optional.empty();
    };
  }

  private static Optional<Written> written(String type, String text) {
    return Optional.of(new Written(type + ";charset=UTF-8", text));
  }
}
