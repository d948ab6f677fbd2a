package nl.magbellen.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.number.VersionedSecrets;
import nl.magbellen.service.json.JsonSettings;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.decision.Decision;
import nl.magbellen.decision.DecisionMaker;
import nl.magbellen.facts.AdvertiserFact;
import nl.magbellen.facts.CallbackCheckFact;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.CallerIdFact;
import nl.magbellen.facts.ConsentFact;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFact;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.VerificationFact;
import nl.magbellen.gateway.json.DecisionTexts;
import nl.magbellen.gateway.json.GatewayJson;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CalleeKind;
import nl.magbellen.question.Caller;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.Rulebook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs in the gateway, step by step, in microseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class HotPathBenchmark {

  private static final String NUMBER = "06-12345678";
  private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T13:00:00Z");

  private final VersionedSecrets secrets = secrets();
  private final NumberKeys keys = new NumberKeys(secrets);
  private final NumberCipher cipher = new NumberCipher(secrets);
  private final TelephoneNumber number = TelephoneNumber.parse(NUMBER);
  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final Rulebook rulebook = Rulebook.dutch();
  private final ObjectMapper json = byHand();
  private final Question question = question();
  private final Facts consented = facts(List.of());
  private final Facts objected =
      facts(
          List.of(
              new ObjectionFact(
                  ID, "zonnestroom", AT.minusSeconds(60), null, ObjectionChannel.WEB)));
  private final CallPermission answer =
      CallPermission.of(ID, "row-17", AT, AT, true, decidePermit());
  private final List<Decided> logged =
      List.of(new Decided(question, "dialer", consented, new TreeSet<>(), answer));

  @Benchmark
  public TelephoneNumber parse() {
    return TelephoneNumber.parse(NUMBER);
  }

  @Benchmark
  public Phonenumber.PhoneNumber parseByLibphonenumber() throws NumberParseException {
    Phonenumber.PhoneNumber parsed = library.parse(NUMBER, "NL");
    if (!library.isValidNumber(parsed)) {
      throw new IllegalStateException("the number is valid");
    }
    return parsed;
  }

  @Benchmark
  public NumberKey key() {
    return keys.newest(number);
  }

  @Benchmark
  public byte[] encrypt() {
    return cipher.encrypt(number, "decision.callee");
  }

  @Benchmark
  public Decision decidePermit() {
    return DecisionMaker.decide(question, consented, rulebook);
  }

  @Benchmark
  public Decision decideDeny() {
    return DecisionMaker.decide(question, objected, rulebook);
  }

  @Benchmark
  public byte[] writeAnswer() throws IOException {
    return json.writeValueAsBytes(answer);
  }

  /** Question, facts and answer, as the log keeps them, not yet packed. */
  @Benchmark
  public void writeLines() throws IOException {
    new DecisionTexts().lines(logged, OutputStream.nullOutputStream());
  }

  private static ObjectMapper byHand() {
    ObjectMapper mapper = JsonSettings.apply(JsonMapper.builder().build());
    new GatewayJson().customize(mapper);
    return mapper;
  }

  private static Question question() {
    return new Question(
        Callee.parse(NUMBER),
        new Terms(
            CallerId.parse("+31207001234"),
            "zonnestroom",
            null,
            null,
            Purpose.COMMERCIAL,
            "energy-contract",
            CalleeKind.UNKNOWN,
            null,
            Caller.HUMAN,
            false,
            AT,
            "row-17",
            null,
            List.of()));
  }

  private static Facts facts(List<ObjectionFact> objections) {
    Instant given = AT.minus(Duration.ofDays(30));
    ConsentFact consent =
        new ConsentFact(
            ID,
            "zonnestroom",
            "energy-contract",
            null,
            given,
            null,
            "WEB",
            "v1",
            true,
            true,
            null,
            List.of(new VerificationFact("SMS_CODE", given)),
            List.of(),
            null,
            List.of());
    AdvertiserFact advertiser =
        new AdvertiserFact(
            "zonnestroom",
            "Zonnestroom",
            Sector.COMMERCIAL,
            true,
            UntrainedTelemarketer.WARN,
            ManyComplaints.ALERT,
            List.of(),
            false,
            null);
    CallerIdFact callerId =
        new CallerIdFact(
            ID,
            null,
            given,
            given,
            null,
            given,
            "https://zonnestroom.example",
            null,
            new CallbackCheckFact(ID, AT.minusSeconds(3600), "ANSWERED", true, true));
    return Facts.of(
        new Gathered.Known<>(
            new LegalBasisFacts(
                List.of(consent), List.of(), List.of(), List.of(), List.of(), List.of())),
        new Gathered.Known<>(new ObjectionFacts(objections, List.of())),
        new Gathered.Known<>(new CallerFacts(advertiser, List.of(), List.of(callerId), null, List.of())));
  }

  private static VersionedSecrets secrets() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return VersionedSecrets.parse("1:" + Base64.getEncoder().encodeToString(secret));
  }
}
