package nl.magbellen.integrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.magbellen.stack.RunningStack;

/** {@code integrations/kamailio/kamailio.cfg}, run by Debian's Kamailio, as it stands. */
class KamailioIT extends RelayContract {

  private static final String QUESTION = "(?s)http_connect\\(.*?\\$rc;";

  private static final String NO_QUESTION =
      """
      $var(line) = "PERMIT 0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10 2026-11-24T14:15:00+01:00\\\\n";
      $var(status) = 200;
      """;

  KamailioIT() {
    super("kamailio");
  }

  @Override
  Relay start(Map<String, String> environment, int port, Path directory, boolean asking)
      throws IOException {
    Path configuration = RunningStack.project().resolve("integrations/kamailio/kamailio.cfg");
    if (!asking) {
      String text = Files.readString(configuration);
      configuration =
          Files.writeString(
              directory.resolve("unasked.cfg"),
              text.replaceFirst(QUESTION, NO_QUESTION.replace("$", "\\$")));
    }
    return Relay.start(
        List.of(
            Relay.program("kamailio", "apt install kamailio kamailio-utils-modules"),
            "-f",
            configuration.toString(),
            "-l",
            "udp:127.0.0.1:" + port,
            "-Y",
            directory.toString(),
            "-DD",
            "-E"),
        environment,
        port,
        directory.resolve("kamailio.log"));
  }

  @Override
  int refusal(String reason) {
    return reason.equals("OBJECTION_REGISTERED") ? 603 : 608;
  }
}
