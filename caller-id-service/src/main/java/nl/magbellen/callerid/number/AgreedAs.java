package nl.magbellen.callerid.number;

/** In whose place somebody agrees to a claim to a number. */
public enum AgreedAs {
  /** As the holder of the number: its advertiser, or its agency. */
  HOLDER,
  /** As the operator, who has looked at the evidence. */
  OPERATOR
}
