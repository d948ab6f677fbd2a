package nl.magbellen.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stack of the four built services, with an empty world and on free ports, for all test classes
 * together. Tests take a {@link LocalStack} or {@link Clients} as parameter. Whoever kills a part
 * of it starts that part again.
 */
public final class RunningStack implements BeforeAllCallback, ParameterResolver {

  private static final Namespace SHARED = Namespace.create(RunningStack.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    stack(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalStack.class || type == Clients.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LocalStack stack = stack(context);
    return parameter.getParameter().getType() == Clients.class ? new Clients(stack) : stack;
  }

  /** The root of the project that this test was built from. */
  public static Path project() {
    Path directory = Path.of("").toAbsolutePath();
    while (Files.notExists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  private static LocalStack stack(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SHARED)
        .computeIfAbsent(LocalStack.class, absent -> started(), LocalStack.class);
  }

  /** All visitors of all tests come from one address. */
  private static LocalStack started() {
    Path home = project().resolve("system-tests/target/stack");
    StackSettings settings = StackSettings.onFreePorts(project(), home).startingFresh(true);
    for (Service service : Service.values()) {
      settings = settings.with(service, "MAGBELLEN_OPENAPI_INTERNAL", "true");
    }
    LocalStack stack =
        new LocalStack(
            SpanCollector.OF_ALL.heardBy(
                settings
                    .with(Service.OBJECTION, "MAGBELLEN_CODES_LIMITS_ADDRESS_BLOCK", "1000/PT1S")
                    .with(
                        Service.OBJECTION,
                        "MAGBELLEN_CODES_LIMITS_ADDRESS_BLOCK_WITH_PROOF",
                        "1000/PT1S")
                    .with(Service.OBJECTION, "MAGBELLEN_SITE_LOOK_UPS_PER_MINUTE", "100000")
                    .with(Service.CALLER_ID, "QUARKUS_SHUTDOWN_DELAY", "PT2S")
                    .with(Service.CALLER_ID, "QUARKUS_SHUTDOWN_TIMEOUT", "PT5S")),
            System.out::println);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    try {
      stack.start();
    } catch (StackException failed) {
      stack.close();
      throw failed;
    }
    return stack;
  }
}
