package nl.magbellen.phonecode;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.testing.Management;
import nl.magbellen.service.testing.TestWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestWorld.class)
class CodesTest {

  private static final Locale DUTCH = Locale.of("nl");
  private static final AtomicInteger NUMBERS = new AtomicInteger(5_000_000);

  @Inject Codes codes;
  @Inject DevelopmentCodes sent;
  @Inject SettableTime time;
  @Inject Pool pool;
  @Inject CodeSolver solver;

  private final int serial = NUMBERS.incrementAndGet();
  private final TelephoneNumber number = TelephoneNumber.parse("+3161%07d".formatted(serial));
  private final ClientAddress here = address(serial);

  @BeforeEach
  void forgetSharedAllowances() {
    pool.query("delete from code_allowance where scope like 'OVERALL%' or scope = 'SITE_BUDGET'")
        .execute()
        .await()
        .indefinitely();
    pool.query("delete from code_budget").execute().await().indefinitely();
  }

  @AfterEach
  void backToThePresent() {
    time.reset();
  }

  @Test
  void rightCodeProvesTheNumber() {
    // Given
    CodeRequest request = sent(number, here);
    // When
    Verification result = verify(request, codeOf(request));
    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            Verification.Proven.class,
            proven -> {
              assertThat(proven.number().number()).isEqualTo(number);
              assertThat(proven.number().request()).isEqualTo(request.id());
              assertThat(proven.number().delivery()).isEqualTo(Delivery.SMS);
            });
  }

  @Test
  void codeMayBeTypedWithSpacesAndDashes() {
    // Given
    CodeRequest request = sent(number, here);
    String code = codeOf(request);
    // When
    Verification result =
        verify(request, " " + code.substring(0, 3) + " - " + code.substring(3) + "\u00a0");
    // Then
    assertThat(result).isInstanceOf(Verification.Proven.class);
  }

  @Test
  void codeProvesOnce() {
    // Given
    CodeRequest request = sent(number, here);
    verify(request, codeOf(request));
    // When
    Verification again = verify(request, codeOf(request));
    // Then
    assertThat(again).isEqualTo(new Verification.Expired());
  }

  @Test
  void sixthTryFailsEvenWithTheRightCode() {
    // Given
    CodeRequest request = sent(number, here);
    List<Verification> five =
        IntStream.range(0, 5).mapToObj(any -> verify(request, wrong())).toList();
    // When
    Verification sixth = verify(request, codeOf(request));
    // Then
    assertThat(sixth).isEqualTo(new Verification.NoTriesLeft());
    assertThat(five)
        .extracting(result -> ((Verification.Wrong) result).triesLeft())
        .containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  void concurrentTriesAreCountedOneByOne() {
    // Given
    CodeRequest request = sent(number, here);
    // When
    List<Verification> all =
        Multi.createFrom()
            .range(0, 40)
            .onItem()
            .transformToUniAndMerge(any -> codes.verify(request.id(), wrong()))
            .collect()
            .asList()
            .await()
            .indefinitely();
    // Then
    assertThat(all).filteredOn(Verification.Wrong.class::isInstance).hasSize(5);
    assertThat(all).filteredOn(new Verification.NoTriesLeft()::equals).hasSize(35);
  }

  @Test
  void oneOfManyWhoGiveTheRightCodeAtOnceProves() {
    // Given
    CodeRequest request = sent(number, here);
    // When
    List<Verification> all =
        Multi.createFrom()
            .range(0, 5)
            .onItem()
            .transformToUniAndMerge(any -> codes.verify(request.id(), codeOf(request)))
            .collect()
            .asList()
            .await()
            .indefinitely();
    // Then
    assertThat(all).filteredOn(Verification.Proven.class::isInstance).hasSize(1);
  }

  @Test
  void codeIsGoodForTenMinutes() {
    // Given
    CodeRequest request = sent(number, here);
    CodeRequest other = sent(nextNumber(), address(1));
    time.pass(Duration.ofMinutes(10).minusSeconds(5));
    // When
    Verification inTime = verify(request, codeOf(request));
    time.pass(Duration.ofSeconds(5));
    Verification late = verify(other, codeOf(other));
    // Then
    assertThat(inTime).isInstanceOf(Verification.Proven.class);
    assertThat(late).isEqualTo(new Verification.Expired());
  }

  @Test
  void newerCodeEndsTheOlder() {
    // Given
    CodeRequest first = sent(number, here);
    CodeRequest second = sent(number, address(serial + 1_000_000));
    // When
    Verification withOlder = verify(first, codeOf(first));
    // Then
    assertThat(withOlder).isEqualTo(new Verification.Wrong(4, true));
    assertThat(verify(second, codeOf(second))).isInstanceOf(Verification.Proven.class);
  }

  @Test
  void strangersRequestAndTriesDoNotUndoTheVictimsOwn() {
    // Given
    CodeRequest victims = sent(number, here);
    CodeRequest strangers = sent(number, address(serial + 1_000_000));
    IntStream.range(0, 6).forEach(any -> verify(strangers, wrong()));
    // When
    Verification newestOnTheTelephone = verify(victims, codeOf(strangers));
    // Then
    assertThat(newestOnTheTelephone).isInstanceOf(Verification.Proven.class);
  }

  @Test
  void codeOfAnotherNumberProvesNothing() {
    // Given
    CodeRequest request = sent(number, here);
    CodeRequest other = sent(TelephoneNumber.parse("+31687654321"), address(2));
    // When
    Verification result = verify(request, codeOf(other));
    // Then
    assertThat(result).isEqualTo(new Verification.Wrong(4, false));
  }

  @Test
  void unknownRequestLooksExpired() {
    assertThat(codes.verify(UUID.randomUUID(), "123456").await().indefinitely())
        .isEqualTo(new Verification.Expired());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "abcdef", "12345x", "１２３４５６"})
  void whatIsNotSixDigitsCostsNoTry(String typed) {
    // Given
    CodeRequest request = sent(number, here);
    // When
    Verification result = verify(request, typed);
    // Then
    assertThat(result).isEqualTo(new Verification.NotSixDigits());
    assertThat(verify(request, wrong())).isEqualTo(new Verification.Wrong(4, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+31207001234", "+31851234567", "+31882345678", "+31911234567"})
  void whatIsNoMobileNumberIsCalled(String called) {
    // When
    CodeRequest request = sent(TelephoneNumber.parse(called), here);
    // Then
    assertThat(request.delivery()).isEqualTo(Delivery.VOICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "112",
        "14020",
        "116000",
        "0800-1234",
        "0900-1234",
        "0841234567",
        "097012345678",
        "+4915112345678",
        "+12025550123"
      })
  void numberThatNoConsumerHasIsRefused(String refused) {
    // When
    Sending result = send(TelephoneNumber.parse(refused), here, ProofOfWork.NONE);
    // Then
    assertThat(result).isEqualTo(new Sending.NumberNotPossible());
  }

  @Test
  void oneAddressBlockCannotFloodANumberEvenWithProof() {
    // Given
    IntStream.range(0, 3).forEach(any -> sent(number, here));
    time.pass(Duration.ofMinutes(11));
    // When
    Sending fourth = send(number, here, solver.solved());
    // Then
    assertThat(fourth)
        .isInstanceOfSatisfying(
            Sending.TooMany.class,
            tooMany -> {
              assertThat(tooMany.limit()).isEqualTo(Limit.NUMBER_FROM_HERE);
              assertThat(tooMany.proofHelps()).isFalse();
              assertThat(tooMany.retryAfter())
                  .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(9));
            });
  }

  @Test
  void proofLetsTheVictimOfAFloodThrough() {
    // Given
    IntStream.range(0, 3).forEach(any -> sent(number, address(serial + 1_000_000)));
    time.pass(Duration.ofMinutes(11));
    // When
    Sending without = send(number, here, ProofOfWork.NONE);
    Sending with = send(number, here, solver.solved());
    // Then
    assertThat(without)
        .isInstanceOfSatisfying(
            Sending.TooMany.class,
            tooMany -> {
              assertThat(tooMany.limit()).isEqualTo(Limit.NUMBER);
              assertThat(tooMany.proofHelps()).isTrue();
            });
    assertThat(with).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void floodOfCodesForANumberDoesNotLockItsHolderOut() {
    // Given
    flood();
    String newest = sent.latest().getFirst().code();
    // When
    Sending refused = send(number, here, solver.solved());
    // Then
    assertThat(refused)
        .isInstanceOfSatisfying(
            Sending.SentBefore.class,
            before ->
                assertThat(verify(before.request(), newest))
                    .isInstanceOf(Verification.Proven.class));
  }

  @Test
  void requestsForTheNewestCodeAreLimitedTooSoThatNobodyCanGuessOn() {
    // Given
    flood();
    long joined =
        IntStream.range(0, 40)
            .mapToObj(block -> send(number, address(serial + 3_000_000 + block), solver.solved()))
            .filter(Sending.SentBefore.class::isInstance)
            .count();
    // When
    Sending further = send(number, here, solver.solved());
    // Then
    assertThat(joined).isEqualTo(20);
    assertThat(further)
        .isInstanceOfSatisfying(
            Sending.TooMany.class, tooMany -> assertThat(tooMany.limit()).isEqualTo(Limit.NUMBER));
  }

  @Test
  void newestCodeIsNotGivenBackPastItsTenMinutes() {
    // Given
    IntStream.range(0, 3).forEach(any -> sent(number, here));
    time.pass(Duration.ofMinutes(11));
    // When
    Sending refused = send(number, here, ProofOfWork.NONE);
    // Then
    assertThat(refused).isInstanceOf(Sending.TooMany.class);
  }

  /** Uses up all that may be sent to the number, from several address blocks. */
  private void flood() {
    for (int block = 0; block < 3; block++) {
      ClientAddress from = address(serial + 2_000_000 + block);
      IntStream.range(0, 3).forEach(any -> sent(number, from, solver.solved()));
    }
  }

  @Test
  void askingOnWhileRefusedMakesTheWaitNoLonger() {
    // Given
    IntStream.range(0, 30).forEach(any -> send(number, here, ProofOfWork.NONE));
    // When
    time.pass(Duration.ofMinutes(20));
    // Then
    assertThat(send(number, here, ProofOfWork.NONE)).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void concurrentRequestsGetNoMoreThanTheAllowance() {
    // When
    List<Sending> all =
        Multi.createFrom()
            .range(0, 20)
            .onItem()
            .transformToUniAndMerge(
                any -> codes.send(number, Delivery.SMS, DUTCH, here, ProofOfWork.NONE))
            .collect()
            .asList()
            .await()
            .indefinitely();
    // Then
    assertThat(all).filteredOn(Sending.Sent.class::isInstance).hasSize(3);
  }

  @Test
  void addressBlockWithoutProofIsLimitedOverAllNumbers() {
    // Given
    IntStream.range(0, 5).forEach(any -> sent(nextNumber(), here));
    // When
    Sending without = send(nextNumber(), here, ProofOfWork.NONE);
    Sending with = send(nextNumber(), here, solver.solved());
    // Then
    assertThat(without)
        .isInstanceOfSatisfying(
            Sending.TooMany.class,
            tooMany -> assertThat(tooMany.limit()).isEqualTo(Limit.ADDRESS_BLOCK));
    assertThat(with).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void proofCountsOnce() {
    // Given
    ProofOfWork proof = solver.solved();
    send(number, here, proof);
    // When
    Sending replayed = send(nextNumber(), address(serial + 1_000_000), proof);
    // Then
    assertThat(replayed).isEqualTo(new Sending.ProofRefused());
  }

  @Test
  void proofWrittenOtherwiseIsTheSameProof() {
    // Given
    ProofOfWork proof = solver.solved();
    send(number, here, proof);
    // When
    Sending replayed = send(number, here, solver.writtenOtherwise(proof));
    // Then
    assertThat(replayed).isEqualTo(new Sending.ProofRefused());
  }

  @Test
  void proofWithALaterExpiryIsRefused() {
    // Given
    ProofOfWork proof = solver.withLaterExpiry(solver.solved());
    // When
    Sending result = send(number, here, proof);
    // Then
    assertThat(result).isEqualTo(new Sending.ProofRefused());
  }

  @Test
  void expiredProofIsRefused() {
    // Given
    ProofOfWork proof = solver.solved();
    time.pass(Duration.ofMinutes(20));
    // When
    Sending result = send(number, here, proof);
    // Then
    assertThat(result).isEqualTo(new Sending.ProofRefused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "e30=", "bnVsbA==", "W10=", "eyJudW1iZXIiOjF9"})
  void whatIsNoProofIsRefused(String solution) {
    assertThat(send(number, here, ProofOfWork.of(solution))).isEqualTo(new Sending.ProofRefused());
  }

  @Test
  void unprovenRequestsSpendOnlyTheirPartOfTheBudget() {
    // Given
    spentToday(9_988);
    // When
    Sending without = send(number, here, ProofOfWork.NONE);
    Sending with = send(number, here, solver.solved());
    // Then
    assertThat(without)
        .isInstanceOfSatisfying(
            Sending.TooMany.class,
            tooMany -> {
              assertThat(tooMany.limit()).isEqualTo(Limit.DAILY_BUDGET);
              assertThat(tooMany.proofHelps()).isTrue();
            });
    assertThat(with).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void noCodeIsSentPastTheBudget() {
    // Given
    spentToday(19_989);
    // When
    Sending result = send(number, here, solver.solved());
    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            Sending.TooMany.class,
            tooMany -> assertThat(tooMany.limit()).isEqualTo(Limit.DAILY_BUDGET));
  }

  @Test
  void alertGoesWhenMostOfTheBudgetIsSpent() {
    // Given
    spentToday(15_984);
    sent(number, here, solver.solved());
    int before = given().get(Management.at("/health/well")).statusCode();
    // When
    sent(number, here, solver.solved());
    // Then
    assertThat(before).isEqualTo(200);
    given()
        .get(Management.at("/health/well"))
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'code budget' }.data.spentCents", equalTo(16_000));
    given()
        .get(Management.at("/metrics"))
        .then()
        .body(containsString("magbellen_codes_budget_spent 16000.0"))
        .body(containsString("magbellen_codes_budget_daily 20000.0"));
  }

  @Test
  void floodWithoutProofLeavesRoomForThoseWithProof() {
    // Given
    long letThrough =
        IntStream.range(0, 70)
            .mapToObj(
                any -> send(nextNumber(), address(NUMBERS.incrementAndGet()), ProofOfWork.NONE))
            .filter(Sending.Sent.class::isInstance)
            .count();
    // When
    Sending without = send(number, here, ProofOfWork.NONE);
    Sending with = send(number, here, solver.solved());
    // Then
    assertThat(letThrough).isBetween(60L, 66L);
    assertThat(without)
        .isInstanceOfSatisfying(
            Sending.TooMany.class, tooMany -> assertThat(tooMany.limit()).isEqualTo(Limit.OVERALL));
    assertThat(with).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void oneSiteSpendsASmallPartOfTheDaysBudgetHoweverPatientItIs() {
    // Given
    List<ClientAddress> blocksOfOneSite =
        IntStream.range(0, 4)
            .mapToObj("2001:db8:ffff:%x00::1"::formatted)
            .map(ClientAddress::parse)
            .toList();
    // When
    long letThrough =
        IntStream.range(0, 24 * 12)
            .peek(each -> time.pass(Duration.ofMinutes(5)))
            .mapToObj(each -> send(nextNumber(), blocksOfOneSite.get(each % 4), ProofOfWork.NONE))
            .filter(Sending.Sent.class::isInstance)
            .count();
    // Then: five per cent at once and as much in a day
    assertThat(letThrough * 8).isBetween(1_800L, 2_000L);
    assertThat(send(nextNumber(), here, ProofOfWork.NONE)).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void developersSeeTheLatestCodes() {
    // Given
    CodeRequest request = sent(number, here);
    // When
    var page = given().accept(ContentType.HTML).get("/dev/codes");
    var list = given().accept(ContentType.JSON).get("/dev/codes");
    // Then
    page.then().statusCode(200).body(containsString("<td>" + codeOf(request) + "</td>"));
    list.then().statusCode(200).body("[0].number", equalTo(number.e164()));
  }

  private CodeRequest sent(TelephoneNumber to, ClientAddress from, ProofOfWork proof) {
    return ((Sending.Sent) send(to, from, proof)).request();
  }

  private CodeRequest sent(TelephoneNumber to, ClientAddress from) {
    return sent(to, from, ProofOfWork.NONE);
  }

  private Sending send(TelephoneNumber to, ClientAddress from, ProofOfWork proof) {
    return codes.send(to, Delivery.SMS, DUTCH, from, proof).await().indefinitely();
  }

  private Verification verify(CodeRequest request, String digits) {
    return codes.verify(request.id(), digits).await().indefinitely();
  }

  private String codeOf(CodeRequest request) {
    return sent.latest().stream()
        .filter(shown -> shown.reference().equals(request.id()))
        .map(DevelopmentCodes.Shown::code)
        .findFirst()
        .orElseThrow();
  }

  /** Differs from every code that was shown. */
  private String wrong() {
    Collection<String> right = sent.latest().stream().map(DevelopmentCodes.Shown::code).toList();
    return IntStream.range(0, 1_000)
        .mapToObj("%06d"::formatted)
        .filter(code -> !right.contains(code))
        .findFirst()
        .orElseThrow();
  }

  private void spentToday(long cents) {
    // nearly all of the day's budget is free a minute before midnight
    time.pass(Duration.between(time.instant(), tomorrow().minusSeconds(60)));
    pool.preparedQuery("insert into code_budget (day, spent_cents) values ($1, $2)")
        .execute(Tuple.of(DutchTime.dateOf(time.instant()), cents))
        .await()
        .indefinitely();
  }

  private Instant tomorrow() {
    return DutchTime.dateOf(time.instant()).plusDays(1).atStartOfDay(DutchTime.ZONE).toInstant();
  }

  private static TelephoneNumber nextNumber() {
    return TelephoneNumber.parse("+3161%07d".formatted(NUMBERS.incrementAndGet()));
  }

  private static ClientAddress address(int block) {
    return ClientAddress.parse("2001:db8:%x:%x::1".formatted(block >>> 8, (block & 0xff) << 8));
  }
}
