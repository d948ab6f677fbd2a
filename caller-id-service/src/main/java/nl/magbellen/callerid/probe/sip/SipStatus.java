package nl.magbellen.callerid.probe.sip;

import nl.magbellen.callerid.probe.ProbeAnswer;

/** What a refusal says of the number that was called. */
final class SipStatus {

  private SipStatus() {}

  /**
   * What is no word on the number is {@link ProbeAnswer#FAILED}: the trunk refuses us, redirects
   * us, is out of order, or takes too long.
   *
   * @param rang whether it rang before
   */
  static ProbeAnswer meaning(int status, boolean rang) {
    return switch (status) {
      case 486, 600 -> ProbeAnswer.BUSY;
      case 480, 603 -> ProbeAnswer.NO_ANSWER;
      case 404, 410, 604 -> ProbeAnswer.NOT_IN_SERVICE;
      case 408, 487 -> rang ? ProbeAnswer.NO_ANSWER : ProbeAnswer.FAILED;
      default -> ProbeAnswer.FAILED;
    };
  }
}
