package nl.magbellen.gateway.gathering;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.Gathered;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.json.FactsJson;
import nl.magbellen.facts.json.UnreadableFactsException;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.facts.lookup.ObjectionLookup;
import nl.magbellen.gateway.services.CallerIdClient;
import nl.magbellen.gateway.services.ConsentClient;
import nl.magbellen.gateway.services.ObjectionClient;
import nl.magbellen.gateway.testnumber.TestDecisions;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Asks the three services, in parallel and each once for a whole batch. What does not come in time
 * is {@link Gathered.Unavailable}: the decision makes a DENY of it.
 */
@ApplicationScoped
public class FactGatherer {

  private static final Logger LOG = Logger.getLogger(FactGatherer.class);

  /** How long is waited for what no decision needs. */
  private static final Duration NOT_LONG = Duration.ofMillis(300);

  /** Of the same day as the rest of its minute. */
  private static final Duration LAST_OF_A_MINUTE = Duration.ofMillis(59_999);

  private final ConsentClient consents;
  private final ObjectionClient objections;
  private final CallerIdClient callerIds;
  private final NumberKeys keys;
  private final Duration deadline;
  private final MeterRegistry meters;

  FactGatherer(
      @RestClient ConsentClient consents,
      @RestClient ObjectionClient objections,
      @RestClient CallerIdClient callerIds,
      NumberKeys keys,
      @ConfigProperty(name = "magbellen.gathering.deadline") Duration deadline,
      MeterRegistry meters) {
    this.consents = consents;
    this.objections = objections;
    this.callerIds = callerIds;
    this.keys = keys;
    this.deadline = deadline;
    this.meters = meters;
  }

  /**
   * The facts of each question, in their order; never fails.
   *
   * @param decidedLater the instant at which a question is decided, where the caller must be known
   *     as it is then, too; empty where its own instant is enough
   */
  public Uni<List<Facts>> gather(
      List<Question> questions, Function<Question, Optional<Instant>> decidedLater) {
    return TestDecisions.gathered(questions, real -> asked(real, decidedLater));
  }

  private Uni<List<Facts>> asked(
      List<Question> questions, Function<Question, Optional<Instant>> decidedLater) {
    List<Optional<Question>> later =
        questions.stream().map(q -> decidedLater.apply(q).map(q::at)).toList();
    List<Question> calls =
        Stream.concat(questions.stream(), later.stream().flatMap(Optional::stream)).toList();
    List<List<UUID>> numberKeys = questions.stream().map(q -> keysOf(q.callee())).toList();
    return Uni.combine()
        .all()
        .unis(
            legalBases(questions, numberKeys),
            objections(questions, numberKeys),
            callers(calls, deadline))
        .with((bases, objected, callers) -> facts(bases, objected, callers, later));
  }

  /**
   * The facts of questions that are decided without any: neither consents nor objections are asked
   * for, and the callers, whose numbers a permit keeps in use, are not waited for long. Never
   * fails.
   *
   * @param decidedLater as for {@link #gather}
   */
  public Uni<List<Facts>> gatherCallersOnly(
      List<Question> questions, Function<Question, Optional<Instant>> decidedLater) {
    return TestDecisions.gathered(questions, real -> callersOnly(real, decidedLater));
  }

  private Uni<List<Facts>> callersOnly(
      List<Question> questions, Function<Question, Optional<Instant>> decidedLater) {
    List<Optional<Question>> later =
        questions.stream().map(q -> decidedLater.apply(q).map(q::at)).toList();
    List<Question> calls =
        Stream.concat(questions.stream(), later.stream().flatMap(Optional::stream)).toList();
    return callers(calls, NOT_LONG)
        .map(
            callers ->
                facts(
                    notAsked(FactSource.CONSENT_SERVICE, questions.size()),
                    notAsked(FactSource.OBJECTION_SERVICE, questions.size()),
                    callers,
                    later));
  }

  private static List<Facts> facts(
      List<Gathered<LegalBasisFacts>> bases,
      List<Gathered<ObjectionFacts>> objected,
      List<Gathered<CallerFacts>> callers,
      List<Optional<Question>> later) {
    var whenDecided = callers.subList(later.size(), callers.size()).iterator();
    return IntStream.range(0, later.size())
        .mapToObj(
            i ->
                new Facts(
                    bases.get(i),
                    objected.get(i),
                    callers.get(i),
                    later.get(i).map(_ -> whenDecided.next()).orElse(null),
                    null))
        .toList();
  }

  private static <T> List<Gathered<T>> notAsked(FactSource source, int size) {
    return Collections.nCopies(size, new Gathered.Unavailable<>(source));
  }

  private Uni<List<Gathered<LegalBasisFacts>>> legalBases(
      List<Question> questions, List<List<UUID>> numberKeys) {
    return inTime(
        FactSource.CONSENT_SERVICE,
        consents.lookUp(ofNumbers(questions, numberKeys)).map(FactsJson::legalBases),
        questions.size(),
        deadline);
  }

  private Uni<List<Gathered<ObjectionFacts>>> objections(
      List<Question> questions, List<List<UUID>> numberKeys) {
    return inTime(
        FactSource.OBJECTION_SERVICE,
        objections.lookUp(ofObjections(questions, numberKeys)).map(FactsJson::objections),
        questions.size(),
        deadline);
  }

  private static byte[] ofNumbers(List<Question> questions, List<List<UUID>> numberKeys) {
    return FactsJson.write(
        new NumberLookup.Batch(
            IntStream.range(0, questions.size())
                .mapToObj(
                    i -> new NumberLookup(numberKeys.get(i), questions.get(i).terms().advertiser()))
                .toList()));
  }

  private byte[] ofObjections(List<Question> questions, List<List<UUID>> numberKeys) {
    Map<CallerId, List<UUID>> callerKeys = new HashMap<>();
    return FactsJson.write(
        new ObjectionLookup.Batch(
            IntStream.range(0, questions.size())
                .mapToObj(
                    i -> {
                      Terms terms = questions.get(i).terms();
                      List<UUID> shown = callerKeys.computeIfAbsent(terms.callerId(), this::keysOf);
                      return objectionLookup(terms, numberKeys.get(i), shown);
                    })
                .toList()));
  }

  /** Complaints count by the whole minute, so that most questions of a batch ask the same. */
  private static ObjectionLookup objectionLookup(
      Terms terms, List<UUID> numberKeys, List<UUID> callerKeys) {
    return new ObjectionLookup(
        numberKeys,
        terms.advertiser(),
        new ObjectionLookup.Caller(
            callerKeys,
            terms.agency(),
            terms.telemarketer(),
            terms.at().truncatedTo(ChronoUnit.MINUTES).plus(LAST_OF_A_MINUTE)));
  }

  /** Most questions of a batch have few callers: each is asked about once. */
  private Uni<List<Gathered<CallerFacts>>> callers(List<Question> questions, Duration within) {
    Map<CallerLookup, Integer> places = new LinkedHashMap<>();
    int[] placeOf =
        questions.stream()
            .map(question -> callerOf(question.terms()))
            .mapToInt(caller -> places.computeIfAbsent(caller, unseen -> places.size()))
            .toArray();
    return inTime(
            FactSource.CALLER_ID_SERVICE,
            callerIds
                .lookUp(FactsJson.write(new CallerLookup.Batch(List.copyOf(places.keySet()))))
                .map(FactsJson::callers),
            places.size(),
            within)
        .map(facts -> Arrays.stream(placeOf).mapToObj(facts::get).toList());
  }

  private static CallerLookup callerOf(Terms terms) {
    return new CallerLookup(
        terms.advertiser(),
        terms.agency(),
        shown(terms.callerId()),
        terms.telemarketer(),
        terms.telemarketers(),
        terms.at());
  }

  private <T> Uni<List<Gathered<T>>> inTime(
      FactSource source, Uni<List<Optional<T>>> answer, int size, Duration within) {
    return answer
        .onFailure(FactGatherer::mayPass)
        .retry()
        .atMost(1)
        .ifNoItem()
        .after(within)
        .fail()
        .map(facts -> gathered(source, facts, size))
        .onFailure()
        .recoverWithItem(failure -> unavailable(source, failure, size));
  }

  /** What was refused or cannot be read will be so again. */
  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof ClientWebApplicationException)
        && !(failure instanceof UnreadableFactsException);
  }

  private <T> List<Gathered<T>> gathered(FactSource source, List<Optional<T>> facts, int size) {
    if (facts.size() != size) {
      throw new IllegalStateException(
          "asked %d look-ups, %d were answered".formatted(size, facts.size()));
    }
    return facts.stream()
        .<Gathered<T>>map(
            fact -> fact.isPresent() ? new Gathered.Known<>(fact.get()) : unreadable(source))
        .toList();
  }

  /** What is on record for one question cannot be read: no reason to deny the others. */
  private <T> Gathered<T> unreadable(FactSource source) {
    LOG.errorf("facts of one question cannot be read source=%s", source);
    meters.counter("magbellen.evidence.unavailable", "source", source.name()).increment();
    return new Gathered.Unavailable<>(source);
  }

  private <T> List<Gathered<T>> unavailable(FactSource source, Throwable failure, int size) {
    LOG.warnf("facts unavailable source=%s questions=%d cause=%s", source, size, failure);
    meters.counter("magbellen.evidence.unavailable", "source", source.name()).increment(size);
    return Collections.nCopies(size, new Gathered.Unavailable<>(source));
  }

  /** The number to look up; what is unreadable can't be registered. */
  private static String shown(CallerId callerId) {
    return switch (callerId) {
      case CallerId.Shown shown -> shown.number().e164();
      case CallerId.Withheld withheld -> null;
      case CallerId.Unparseable unparseable -> null;
    };
  }

  private List<UUID> keysOf(CallerId callerId) {
    return switch (callerId) {
      case CallerId.Shown shown -> keys.all(shown.number()).stream().map(NumberKey::value).toList();
      case CallerId.Withheld _ -> List.of();
      case CallerId.Unparseable _ -> List.of();
    };
  }

  private List<UUID> keysOf(Callee callee) {
    List<NumberKey> all =
        switch (callee) {
          case Callee.Numbered numbered -> keys.all(numbered.number());
          case Callee.Unparseable unparseable -> keys.all(unparseable.text());
        };
    return all.stream().map(NumberKey::value).toList();
  }
}
