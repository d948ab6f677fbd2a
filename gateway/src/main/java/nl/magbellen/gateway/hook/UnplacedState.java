package nl.magbellen.gateway.hook;

/** What has become of a report that could not be placed. */
enum UnplacedState {
  /** It is not settled: a person should look at it, or it is tried again. */
  WAITING,
  /** It was placed after all. */
  PLACED,
  /** A person has ended it, with a reason. */
  ENDED
}
