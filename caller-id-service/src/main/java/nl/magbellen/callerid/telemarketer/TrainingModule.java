package nl.magbellen.callerid.telemarketer;

/** The parts of a telemarketer's training. */
public enum TrainingModule {
  /** The law and the code. */
  LAW_AND_CODE,
  /** Approaching people who prove legally or mentally incapable. */
  VULNERABLE_PERSONS
}
