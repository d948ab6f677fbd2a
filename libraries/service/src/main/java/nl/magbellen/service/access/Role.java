package nl.magbellen.service.access;

/** The roles of the contract, as they stand in a token's {@code groups}. */
public final class Role {

  /** Asks decisions, reports outcomes, registers and lifts objections. */
  public static final String DIALER = "dialer";

  /** Records and withdraws consents, relations, requested calls, balance tests. */
  public static final String CONSENT_WRITER = "consent-writer";

  /** Keeps advertisers, agencies, mandates, caller ids, telemarketers. */
  public static final String REGISTRAR = "registrar";

  /** Reads everything of its advertisers. */
  public static final String AUDITOR = "auditor";

  /** The gateway, asking the other services. */
  public static final String SERVICE = "service";

  /** Keeps the rulebook's calendar, purges, reads everything. */
  public static final String OPERATOR = "operator";

  private Role() {}
}
