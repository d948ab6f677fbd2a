package nl.magbellen.gateway.refusal;

import java.util.stream.Collectors;
import nl.magbellen.service.problem.Problem;

/** What went wrong, on one line, for machines that read no JSON. */
public final class ErrorLine {

  private ErrorLine() {}

  /** {@code ERROR}, the status, and why; with the end of the line. */
  public static String of(Problem problem) {
    String fields =
        problem.errors().stream()
            .map(error -> error.pointer().replaceFirst("^/", "") + " " + error.message())
            .collect(Collectors.joining("; "));
    String why = fields.isEmpty() ? problem.detail() : fields.strip();
    return "ERROR %d %s\n".formatted(problem.status(), why.replaceAll("\\s+", " "));
  }
}
