package nl.magbellen.integrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Tag;

/**
 * {@code integrations/asterisk}, run by an Asterisk 22, as it stands but for the port. It is in no
 * stable Debian, so {@code ./magbellen test -Pintegrations} unpacks it into a folder; the variable
 * {@code MAGBELLEN_ASTERISK} names another one, or {@code /}.
 */
@Tag("on-request")
class AsteriskIT extends RelayContract {

  private static final String QUESTION = "Set\\(LINE=.*";

  private static final String NO_QUESTION =
      "Set(LINE=PERMIT 0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10 2026-11-24T14:15:00+01:00)";

  private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu";

  AsteriskIT() {
    super("asterisk");
  }

  @Override
  Relay start(Map<String, String> environment, int port, Path directory, boolean asking)
      throws IOException {
    Path root =
        Path.of(
            Objects.requireNonNullElse(
                System.getenv("MAGBELLEN_ASTERISK"),
                RunningStack.project().resolve("system-tests/target/asterisk").toString()));
    if (!Files.isExecutable(root.resolve("usr/sbin/asterisk"))) {
      throw new IllegalStateException(
          "no Asterisk in " + root + ": ./magbellen test -Pintegrations unpacks it there");
    }
    Path etc = Files.createDirectories(directory.resolve("etc-" + port));
    write(etc, "asterisk.conf", directories(root, directory, etc));
    write(etc, "modules.conf", "[modules]\nautoload=yes\n");
    write(etc, "logger.conf", "[general]\n[logfiles]\nconsole => notice,warning,error\n");
    write(etc, "pjsip.conf", ours("pjsip.conf").replace("127.0.0.1:5060", "127.0.0.1:" + port));
    String dialplan = ours("extensions.conf");
    write(etc, "extensions.conf", asking ? dialplan : dialplan.replaceFirst(QUESTION, NO_QUESTION));
    return Relay.start(
        List.of(
            root.resolve("lib64/ld-linux-x86-64.so.2").toString(),
            "--library-path",
            root.resolve(LIBRARIES).toString(),
            root.resolve("usr/sbin/asterisk").toString(),
            "-f",
            "-C",
            etc.resolve("asterisk.conf").toString()),
        environment,
        port,
        directory.resolve("asterisk.log"));
  }

  @Override
  int refusal(String reason) {
    return 403;
  }

  private static String directories(Path root, Path directory, Path etc) {
    Path share = root.resolve("usr/share/asterisk");
    return Stream.of(
            "[directories]",
            "astetcdir => " + etc,
            "astmoddir => " + root.resolve(LIBRARIES + "/asterisk/modules"),
            "astvarlibdir => " + share,
            "astdatadir => " + share,
            "astdbdir => " + etc,
            "astkeydir => " + etc,
            "astspooldir => " + etc,
            "astrundir => " + etc,
            "astlogdir => " + directory)
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static String ours(String name) throws IOException {
    return Files.readString(RunningStack.project().resolve("integrations/asterisk/" + name));
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
