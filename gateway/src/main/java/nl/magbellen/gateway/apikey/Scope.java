package nl.magbellen.gateway.apikey;

import java.util.Optional;
import java.util.stream.Stream;

/** Where a key is taken. */
enum Scope {
  SHORT("short", "/v1/call-permissions/short"),
  HOOK("hook", "/v1/hooks/"),
  FACADE("facade", "/compat/dncscrub/");

  /** The names, as a regular expression. */
  static final String NAMES = "short|hook|facade";

  private final String title;
  private final String path;

  Scope(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As requests and records name it. */
  String title() {
    return title;
  }

  /**
   * That of a path, if a key with some scope is taken there.
   *
   * @param path normalized, without query
   */
  static Optional<Scope> of(String path) {
    return Stream.of(values()).filter(scope -> scope.has(path)).findFirst();
  }

  /** What lies below a resource is another one. */
  private boolean has(String asked) {
    return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
  }
}
