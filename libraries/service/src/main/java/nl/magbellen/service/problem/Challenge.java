package nl.magbellen.service.problem;

/** What a client is told that was not let in. */
public interface Challenge {

  /** For the header {@code WWW-Authenticate}. */
  String header();

  /** For people. */
  String detail();
}
