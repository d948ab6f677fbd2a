package nl.magbellen.gateway.screening;

/** A row in which no question can be read; the message says why, without repeating the row. */
final class UnreadableRowException extends RuntimeException {

  UnreadableRowException(String why) {
    super(why, null, false, false);
  }
}
