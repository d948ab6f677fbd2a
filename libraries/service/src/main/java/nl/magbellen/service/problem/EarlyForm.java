package nl.magbellen.service.problem;

import java.util.Optional;

/** How errors are written at some paths where clients do not read problems as JSON; a bean. */
public interface EarlyForm {

  /** What is sent. */
  record Written(String mediaType, String text) {}

  /**
   * Writes a problem, before any resource is asked.
   *
   * @param path without query, as it was sent
   * @param accept what the client likes; empty if it did not say, or if that was not read
   * @return empty for other paths
   */
  Optional<Written> write(Problem problem, String path, Optional<String> accept);
}
