package nl.magbellen.gateway.hook;

import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.reports.ReportAnswer;

/** What became of a try to place a report. */
sealed interface Attempt {

  /**
   * It is on record.
   *
   * @param leftOut fields that were there and could not be read
   */
  record Placed(ReportAnswer answer, List<String> leftOut) implements Attempt {}

  /** It is of no outcome: a call that came in, or one that goes on. */
  record PassedOver() implements Attempt {}

  /**
   * It could not be placed.
   *
   * @param field that is at fault; null if no field is
   * @param objectionId the objection that is in force because of it; null if none was made
   * @param report as far as it could be read; null if it could not
   */
  record NotPlaced(UnplacedCause cause, String field, UUID objectionId, ReadReport report)
      implements Attempt {

    static NotPlaced because(UnplacedCause cause) {
      return new NotPlaced(cause, null, null, null);
    }

    NotPlaced of(ReadReport read) {
      return new NotPlaced(cause, field, objectionId, read);
    }
  }
}
