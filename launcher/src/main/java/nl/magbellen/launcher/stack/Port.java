package nl.magbellen.launcher.stack;

/** Where a part of the local stack listens, unless the environment says otherwise. */
public enum Port {
  GATEWAY(8080),
  CONSENT(8081),
  OBJECTION(8082),
  CALLER_ID(8083),
  GATEWAY_MANAGEMENT(9080),
  CONSENT_MANAGEMENT(9081),
  OBJECTION_MANAGEMENT(9082),
  CALLER_ID_MANAGEMENT(9083),
  ISSUER(8089),
  /** Any free port: only the services need to know it. */
  DATABASE(0);

  private final int usual;

  Port(int usual) {
    this.usual = usual;
  }

  /** The number without configuration; 0 stands for any free port. */
  public int usual() {
    return usual;
  }

  /** The environment variable that sets another number, such as {@code MAGBELLEN_GATEWAY_PORT}. */
  public String variable() {
    return "MAGBELLEN_" + name() + "_PORT";
  }
}
