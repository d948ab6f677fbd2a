package nl.magbellen.gateway.facade;

import jakarta.inject.Singleton;
import java.util.Optional;
import nl.magbellen.gateway.refusal.ErrorLine;
import nl.magbellen.service.problem.EarlyForm;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;

/** Says what was wrong with a request of which nothing was read. */
@Edge
@Singleton
final class EarlyFacadeProblems implements EarlyForm {

  @Override
  public Optional<Written> write(Problem problem, String path, Optional<String> accept) {
    return path.startsWith(FacadeProblems.PATHS)
        ? Optional.of(new Written("text/plain;charset=UTF-8", ErrorLine.of(problem)))
        : Optional.empty();
  }
}
