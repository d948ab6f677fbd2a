package nl.magbellen.service.testing;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where the service under test tells operators of its health and gives its metrics. */
public final class Management {

  private Management() {}

  /**
   * The whole address of what operators ask.
   *
   * @param path below {@code /q}, such as {@code /metrics}
   */
  public static String at(String path) {
    return ConfigProvider.getConfig().getValue("test.management.url", String.class) + path;
  }
}
