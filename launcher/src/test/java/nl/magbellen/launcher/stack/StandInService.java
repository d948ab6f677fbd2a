package nl.magbellen.launcher.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A process that starts, is ready and stops like one of the services, and does nothing else: enough
 * to see how the stack treats its processes.
 */
public final class StandInService {

  private StandInService() {}

  /**
   * Listens where the stack tells it to; {@code STAND_IN_FAILS} makes it end at once, {@code
   * STAND_IN_READY_WITH} names a file without which it is not ready.
   */
  public static void main(String[] words) throws IOException {
    if (System.getenv("STAND_IN_FAILS") != null) {
      System.err.println("stand-in fails as it was told");
      System.exit(7);
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/q/health/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(isReady() ? 200 : 503, -1);
          }
        });
    server.start();
  }

  private static boolean isReady() {
    String needed = System.getenv("STAND_IN_READY_WITH");
    return needed == null || Files.exists(Path.of(needed));
  }

  /** Puts a stand-in where each of the four built services would be. */
  public static Path project(Path root) throws IOException {
    for (Service service : Service.values()) {
      Path application = service.jar(root);
      Files.createDirectories(application.getParent());
      writeJar(application);
    }
    return root;
  }

  private static void writeJar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
    String name = StandInService.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream code = StandInService.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      code.transferTo(jar);
      jar.closeEntry();
    }
  }
}
