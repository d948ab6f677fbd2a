package nl.magbellen.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.magbellen.integrations.Sipp.Answer;
import nl.magbellen.integrations.Sipp.Arrival;
import nl.magbellen.integrations.SpoiltAnswers.Fault;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every SIP server that asks before it relays: no call that was not permitted. */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class RelayContract {

  private static final int INVITES = Integer.getInteger("magbellen.sip.invites", 120);
  private static final int FEW = 12;
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final String name;
  private DialledCampaign campaign;
  private LocalStack stack;
  private Path directory;
  private Sipp sipp;

  RelayContract(String name) {
    this.name = name;
  }

  /**
   * Starts the server.
   *
   * @param environment what its configuration reads
   * @param asking false for one that takes every call as permitted without a question
   */
  abstract Relay start(Map<String, String> environment, int port, Path directory, boolean asking)
      throws IOException;

  /** The status with which a call is refused that is denied for this reason. */
  abstract int refusal(String reason);

  @BeforeAll
  void peopleToCall(Clients clients) {
    campaign = new DialledCampaign(clients);
    stack = clients.stack();
  }

  @BeforeEach
  void somebodyToBeCalled() throws IOException {
    Path all = RunningStack.project().resolve("system-tests/target/sip");
    Files.createDirectories(all);
    directory = Files.createTempDirectory(all, name + "-");
    sipp = new Sipp(directory);
  }

  @AfterEach
  void nobodyIsCalledAnyMore() {
    sipp.close();
  }

  @Test
  void ofManyCallsThoseThatTheLogPermitsArriveAndNoOthers() throws IOException {
    // Given
    List<String> callees = campaign.mixed(INVITES);
    List<String> permitted = campaign.permittedOf(callees);
    List<Answer> unasked = dialled(gateway(), callees.subList(0, INVITES / 2), false);
    final int before = sipp.arrivals().size();
    // When
    List<Answer> answers = dialled(gateway(), callees, true);
    // Then
    List<Arrival> arrived = arrived(before, permitted.size());
    assertThat(arrived).extracting(Arrival::callee).containsExactlyInAnyOrderElementsOf(permitted);
    assertThat(logged(arrived)).isEqualTo(new HashSet<>(arrived));
    assertThat(answers).hasSize(INVITES);
    assertThat(callees(answers, answer -> answer.status() == 200)).hasSameElementsAs(permitted);
    System.out.println(
        Latency.of(answers, answer -> permitted.contains(answer.callee()))
            .told(name, Latency.of(unasked, _ -> true)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void noCallArrivesOnAnAnswerThatIsSpoilt(Fault fault) throws IOException {
    // Given
    List<String> callees = campaign.requested(FEW);
    List<String> next = campaign.requested(1);
    try (SpoiltAnswers answers = new SpoiltAnswers(URI.create(gateway()));
        Relay relay = relay(answers.url(), true)) {
      answers.turn(fault);
      // When
      List<Answer> refused = sipp.dial(relay.port(), campaign.callerId(), callees);
      List<Arrival> meanwhile = sipp.arrivals();
      answers.turn(Fault.NONE);
      sipp.dial(relay.port(), campaign.callerId(), next);
      // Then
      assertThat(meanwhile).isEmpty();
      assertThat(refused)
          .hasSize(FEW)
          .allMatch(answer -> answer.status() == refusal("EVIDENCE_UNAVAILABLE"));
      assertThat(arrived(0, 1)).extracting(Arrival::callee).isEqualTo(campaign.permittedOf(next));
    }
  }

  /** A company may be called without a basis: whoever could say so would call anybody. */
  @Test
  void callerIdOrCalleeAddsNoFieldToTheQuestion() throws IOException {
    // Given
    String company = "&calleeKind=LEGAL_PERSON";
    List<String> callees = campaign.unknown(2);
    List<String> withAField = campaign.unknown(2).stream().map(it -> it + company).toList();
    // When
    List<Answer> answers;
    List<Answer> more;
    try (Relay relay = relay(gateway(), true)) {
      answers = sipp.dial(relay.port(), campaign.callerId() + company, callees);
      more = sipp.dial(relay.port(), campaign.callerId(), withAField);
    }
    // Then
    assertThat(sipp.arrivals()).isEmpty();
    assertThat(answers).hasSize(2).allMatch(answer -> answer.status() >= 400);
    assertThat(more).hasSize(2).allMatch(answer -> answer.status() >= 400);
  }

  @Test
  void whileTheGatewayIsKilledAndBackNoCallArrivesThatIsNotOnRecord() throws IOException {
    // Given
    List<String> callees = campaign.mixed(INVITES);
    List<String> next = campaign.requested(1);
    try (Relay relay = relay(gateway(), true)) {
      Thread killing = Thread.startVirtualThread(this::killInASecond);
      // When
      List<Answer> answers = sipp.dial(relay.port(), campaign.callerId(), callees);
      join(killing);
      List<Arrival> meanwhile = sipp.arrivals();
      stack.start(Service.GATEWAY);
      sipp.dial(relay.port(), campaign.callerId(), next);
      // Then
      assertThat(answers).hasSize(INVITES);
      assertThat(meanwhile).hasSizeLessThan(INVITES / 2).doesNotHaveDuplicates();
      assertThat(logged(meanwhile)).isEqualTo(new HashSet<>(meanwhile));
      assertThat(callees(answers, answer -> answer.status() == 200))
          .hasSameElementsAs(meanwhile.stream().map(Arrival::callee).toList());
      assertThat(arrived(meanwhile.size(), 1))
          .extracting(Arrival::callee)
          .isEqualTo(campaign.permittedOf(next));
    }
  }

  private void killInASecond() {
    Pause.of(Duration.ofSeconds(1));
    stack.service(Service.GATEWAY).kill();
  }

  private List<Answer> dialled(String url, List<String> callees, boolean asking)
      throws IOException {
    try (Relay relay = relay(url, asking)) {
      return sipp.dial(relay.port(), campaign.callerId(), callees);
    }
  }

  private Relay relay(String url, boolean asking) throws IOException {
    return start(
        Map.of(
            "MAGBELLEN_URL",
            url,
            "MAGBELLEN_KEY",
            campaign.key(),
            "MAGBELLEN_CAMPAIGN",
            DialledCampaign.CAMPAIGN,
            "CARRIER",
            sipp.carrier()),
        Relay.freePort(),
        directory,
        asking);
  }

  /** What came in at the called side after that many calls; waits for as many as there must be. */
  private List<Arrival> arrived(int before, int expected) {
    Pause.until(() -> sipp.arrivals().size() >= before + expected, SETTLED);
    List<Arrival> all = sipp.arrivals();
    return all.subList(before, all.size());
  }

  /** Those of the calls that the gateway's log permitted, to that callee under that decision. */
  private Set<Arrival> logged(Collection<Arrival> calls) {
    Map<String, String> log = campaign.log();
    return calls.stream()
        .filter(call -> call.callee().equals(log.get(call.decision())))
        .collect(Collectors.toSet());
  }

  private static List<String> callees(List<Answer> answers, Predicate<Answer> which) {
    return answers.stream().filter(which).map(Answer::callee).toList();
  }

  private String gateway() {
    return stack.address(Service.GATEWAY).toString().replace("localhost", "127.0.0.1");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
