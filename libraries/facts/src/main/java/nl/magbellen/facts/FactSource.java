package nl.magbellen.facts;

/** The services that hold facts. */
public enum FactSource {
  CONSENT_SERVICE,
  OBJECTION_SERVICE,
  CALLER_ID_SERVICE
}
