package nl.magbellen.launcher.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import nl.magbellen.launcher.demo.DemoWorld;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Packaging;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.launcher.stack.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole stack, shows that it decides, and stays until it is stopped. */
@Command(
    name = "up",
    description = "Starts the four services with their database; Ctrl-C stops them.")
final class Up implements Callable<Integer> {

  @Option(names = "--fresh", description = "Empties MAGBELLEN_HOME first.")
  private boolean fresh;

  @Option(names = "--no-demo", description = "Leaves the world empty.")
  private boolean noDemo;

  @Option(names = "--native", description = "Runs the services as native executables.")
  private boolean asExecutables;

  @Spec private CommandSpec spec;

  /** Returns only when a part ends by itself; a signal ends the process through its hook. */
  @Override
  public Integer call() {
    StackSettings settings =
        StackSettings.of(Home.project(), System.getenv())
            .startingFresh(fresh)
            .packagedAs(asExecutables ? Packaging.EXECUTABLE : Packaging.JAR);
    LocalStack stack = new LocalStack(settings, this::say);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    stack.start();
    stack.startAgainWhatEnds();
    if (noDemo) {
      sayWhere(stack);
      sayHowToBegin();
    } else {
      say("loading the demo world");
      DemoWorld world = new DemoWorld(stack, settings.home());
      world.load();
      DemoTour talk = new DemoTour(stack, world, this::say);
      talk.askBoth();
      sayWhere(stack);
      talk.sayWhatToTry();
      talk.sayTestNumbers();
    }
    CodeLines.follow(stack.service(Service.OBJECTION).log(), this::say);
    say("magbellen ready (Ctrl-C stops it)");
    throw new StackException(stack.unwantedEnd().join());
  }

  private void sayWhere(LocalStack stack) {
    for (Service service : Service.values()) {
      say("  %-18s %s/q/swagger-ui".formatted(service.module(), stack.address(service)));
    }
    say("  %-18s %s/".formatted("consumer site", stack.address(Service.OBJECTION)));
    say("  %-18s %s/dev/codes".formatted("its codes", stack.address(Service.OBJECTION)));
    say("");
  }

  private void sayHowToBegin() {
    say("The world is empty. A token to fill it with:");
    say("  ./magbellen token --role registrar --role consent-writer --advertiser '*'");
    say("");
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
