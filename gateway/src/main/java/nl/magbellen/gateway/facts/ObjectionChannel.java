package nl.magbellen.gateway.facts;

/** How an objection came in. */
public enum ObjectionChannel {
  CALL,
  RECORDED_TEXT,
  WEB,
  EMAIL,
  LETTER,
  FILE,
  /** An entry of the former Bel-me-niet Register, imported for historic audits. */
  NATIONAL_REGISTER
}
