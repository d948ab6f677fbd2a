package nl.magbellen.service.problem;

import java.util.Arrays;

/**
 * Tells a form in parts (multipart) that cannot be read from faults of ours: the framework's parser
 * fails with whatever comes about in it.
 */
final class UnreadableParts {

  private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
  private static final int DEEPEST = 12;

  private UnreadableParts() {}

  /** Whether the failure came about while the parts were parsed. */
  static boolean areCauseOf(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .limit(DEEPEST)
        .anyMatch(frame -> frame.getClassName().startsWith(PARSER));
  }
}
