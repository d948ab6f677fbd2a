package nl.magbellen.launcher.stack;

import java.nio.file.Path;

/** One of the four services. */
public enum Service {
  CONSENT("consent-service", "consent", Port.CONSENT),
  OBJECTION("objection-service", "objection", Port.OBJECTION),
  CALLER_ID("caller-id-service", "caller_id", Port.CALLER_ID),
  GATEWAY("gateway", "gateway", Port.GATEWAY);

  private final String module;
  private final String database;
  private final Port port;

  Service(String module, String database, Port port) {
    this.module = module;
    this.database = database;
    this.port = port;
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

  /** Where its build puts what it makes, below the project's root. */
  Path built(Path project) {
    return project.resolve(module).resolve("target");
  }

  /** The runnable jar below the project's root, there once it was built. */
  public Path jar(Path project) {
    return built(project).resolve("quarkus-app/quarkus-run.jar");
  }
}
