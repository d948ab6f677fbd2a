package nl.magbellen.launcher.stack;

import java.nio.file.Path;

/** One of the four services. */
public enum Service {
  CONSENT("consent-service", "consent", Port.CONSENT, Port.CONSENT_MANAGEMENT),
  OBJECTION("objection-service", "objection", Port.OBJECTION, Port.OBJECTION_MANAGEMENT),
  CALLER_ID("caller-id-service", "caller_id", Port.CALLER_ID, Port.CALLER_ID_MANAGEMENT),
  GATEWAY("gateway", "gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT);

  private final String module;
  private final String database;
  private final Port port;
  private final Port management;

  Service(String module, String database, Port port, Port management) {
    this.module = module;
    this.database = database;
    this.port = port;
    this.management = management;
  }

  /** The Maven module, also the name by which people know the service. */
  public String module() {
    return module;
  }

  /** The service's own database, and the role that owns it. */
  public String database() {
    return database;
  }

  /** Where it listens. */
  public Port port() {
    return port;
  }

  /** Where it tells operators of its health and gives its metrics. */
  public Port management() {
    return management;
  }

  /** Where its build puts what it makes, below the project's root. */
  Path built(Path project) {
    return project.resolve(module).resolve("target");
  }

  /** The runnable jar below the project's root, there once it was built. */
  public Path jar(Path project) {
    return built(project).resolve("quarkus-app/quarkus-run.jar");
  }
}
