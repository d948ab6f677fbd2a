package nl.magbellen.gateway.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.number.Ids;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Terms;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Takes the reports of what became of calls. What a report brings about elsewhere (an objection, a
 * used consent or request) is done first; if that fails the report is not taken, and the dialer can
 * send it again without harm.
 */
@ApplicationScoped
public class Outcomes {

  private final Consequences consequences;
  private final Dispositions dispositions;
  private final ViolationCounts violations;
  private final ObjectMapper json;
  private final InstantSource time;

  Outcomes(
      Consequences consequences,
      Dispositions dispositions,
      ViolationCounts violations,
      ObjectMapper json,
      InstantSource time) {
    this.consequences = consequences;
    this.dispositions = dispositions;
    this.violations = violations;
    this.json = json;
    this.time = time;
  }

  /** The reports about a decision, oldest first. */
  public Uni<List<OutcomeRecord>> of(CallPermission decision) {
    return Outcome.<Outcome>list(
            "decision = ?1 and decidedAt = ?2 order by id", decision.id(), decision.decidedAt())
        .map(found -> found.stream().map(OutcomeRecord::of).toList());
  }

  /** A report as it came in: about which decision, and what. */
  public record Told(LoggedDecision decision, OutcomeRequest said) {}

  /**
   * A report, and what it has brought about.
   *
   * @param objection the objection that is in force because of it; null if none was made
   * @param requestedCall the requested call that a callback became; null if none
   * @param fault why the report is not taken; null if it is
   */
  public record Brought(Report report, UUID objection, UUID requestedCall, ReportFault fault) {

    /**
     * Ends what cannot be taken.
     *
     * @throws RefusedException if the report cannot be as it is told
     */
    public Brought requireTaken() {
      refusal().ifPresent(Brought::end);
      return this;
    }

    /** Why it is not taken. */
    public Optional<RefusedException> refusal() {
      return Optional.ofNullable(fault).map(it -> it.refusal(objection != null));
    }

    private static void end(RefusedException refusal) {
      throw refusal;
    }
  }

  /**
   * Does what reports bring about in other services, before they are written down: objections are
   * registered, what the calls used up is marked as used. Doing it again does no harm. What
   * somebody said in a call counts, whatever else is wrong with its report.
   *
   * @throws RefusedException if one of the services can't be reached
   */
  public Uni<List<Brought>> bringAbout(List<Told> told) {
    Instant now = time.instant();
    return understood(told, now)
        .flatMap(
            reports -> {
              List<ReportFault> faults =
                  reports.stream().map(it -> ReportFault.of(it, now).orElse(null)).toList();
              List<Report> taken =
                  IntStream.range(0, reports.size())
                      .filter(i -> faults.get(i) == null)
                      .mapToObj(reports::get)
                      .toList();
              return each(
                      reports, Report::objected, all -> consequences.objected(reached(all, now)))
                  .call(
                      () ->
                          consequences.reachedAnother(
                              reached(matching(reports, Report::reachedAnother), now)))
                  .call(() -> consequences.used(taken))
                  .call(() -> consequences.callerIdsUsed(taken))
                  .flatMap(
                      objections ->
                          each(taken, Outcomes::isWantedBack, consequences::wantedBack)
                              .map(calls -> brought(reports, faults, objections, calls)));
            });
  }

  /**
   * What somebody said in a call of which no decision is known.
   *
   * @param callee that was called
   * @param agency that called; null when the advertiser did itself
   * @param advertiser for whom
   */
  public record Spoken(
      TelephoneNumber callee, String agency, String advertiser, OutcomeRequest said) {

    private Consequences.Reached reached(Instant now) {
      boolean isPast = said.endedAt() != null && said.endedAt().isBefore(now);
      return new Consequences.Reached(
          callee, advertiser, isPast ? said.endedAt() : now, said.rightToObject(), null);
    }
  }

  /**
   * What was made of it.
   *
   * @param objection the objection that is in force because of it; null if none was made
   * @param isAnything whether anything was
   */
  public record Heard(UUID objection, boolean isAnything) {}

  /**
   * Does what was said, without a report of the call: objections are registered, consents of
   * another person suspended. Doing it again does no harm.
   *
   * @throws RefusedException if one of the services can't be reached
   */
  public Uni<List<Heard>> heard(List<Spoken> spoken) {
    Instant now = time.instant();
    return dispositions
        .read(
            spoken.stream()
                .map(
                    it ->
                        new Dispositions.Said(
                            it.agency(), it.advertiser(), it.said().disposition()))
                .toList())
        .flatMap(
            read -> {
              List<Spoken> objected = new ArrayList<>();
              List<Spoken> another = new ArrayList<>();
              for (int i = 0; i < spoken.size(); i++) {
                OutcomeRequest said = spoken.get(i).said();
                Meaning meaning = read.get(i).meaning();
                if (Report.either(said.objection(), meaning.objection())) {
                  objected.add(spoken.get(i));
                }
                if (Report.either(said.wrongPerson(), meaning.wrongPerson())
                    || Report.either(said.calleeMinor(), meaning.calleeMinor())) {
                  another.add(spoken.get(i));
                }
              }
              return consequences
                  .objected(objected.stream().map(it -> it.reached(now)).toList())
                  .call(
                      () ->
                          consequences.reachedAnother(
                              another.stream().map(it -> it.reached(now)).toList()))
                  .map(ids -> heard(spoken, objected, ids, another));
            });
  }

  private static List<Heard> heard(
      List<Spoken> spoken, List<Spoken> objected, List<UUID> ids, List<Spoken> another) {
    Map<Spoken, UUID> objections = new IdentityHashMap<>();
    for (int i = 0; i < objected.size(); i++) {
      objections.put(objected.get(i), ids.get(i));
    }
    Set<Spoken> others = Collections.newSetFromMap(new IdentityHashMap<>());
    others.addAll(another);
    return spoken.stream()
        .map(
            one ->
                new Heard(objections.get(one), objections.containsKey(one) || others.contains(one)))
        .toList();
  }

  /** Whether writing failed because the same report was written at the same time. */
  public static boolean isToldTwice(Throwable failure) {
    return String.valueOf(failure).contains("told_once")
        || failure.getCause() != null && isToldTwice(failure.getCause());
  }

  private Uni<List<Report>> understood(List<Told> told, Instant now) {
    return dispositions
        .read(
            told.stream()
                .map(it -> Dispositions.Said.on(terms(it), it.said().disposition()))
                .toList())
        .map(
            read ->
                IntStream.range(0, told.size())
                    .mapToObj(
                        i ->
                            Report.of(told.get(i).decision(), told.get(i).said(), read.get(i), now))
                    .toList());
  }

  private static Terms terms(Told told) {
    return told.decision().question().terms();
  }

  private static boolean isWantedBack(Report report) {
    return report.said().callback() != null;
  }

  /** Those with a number to which it can happen. */
  private static List<Report> matching(List<Report> reports, Predicate<Report> condition) {
    return reports.stream()
        .filter(report -> report.decision().question().callee() instanceof Callee.Numbered)
        .filter(condition)
        .toList();
  }

  /** What became of those that match, by the report. */
  private static Uni<Map<Report, UUID>> each(
      List<Report> reports,
      Predicate<Report> condition,
      Function<List<Report>, Uni<List<UUID>>> consequence) {
    List<Report> matching = matching(reports, condition);
    return consequence
        .apply(matching)
        .map(
            ids -> {
              Map<Report, UUID> found = new IdentityHashMap<>();
              Iterator<UUID> each = ids.iterator();
              matching.forEach(report -> found.put(report, each.next()));
              return found;
            });
  }

  private static List<Consequences.Reached> reached(List<Report> reports, Instant now) {
    return reports.stream()
        .map(
            report ->
                new Consequences.Reached(
                    ((Callee.Numbered) report.decision().question().callee()).number(),
                    report.terms().advertiser(),
                    ReportFault.of(report, now).isPresent() ? now : report.endedAt(),
                    report.said().rightToObject(),
                    report.answer().id()))
        .toList();
  }

  private static List<Brought> brought(
      List<Report> reports,
      List<ReportFault> faults,
      Map<Report, UUID> objections,
      Map<Report, UUID> calls) {
    return IntStream.range(0, reports.size())
        .mapToObj(
            i -> {
              Report report = reports.get(i);
              return new Brought(report, objections.get(report), calls.get(report), faults.get(i));
            })
        .toList();
  }

  /**
   * A report on record.
   *
   * @param isNew whether it was written now
   */
  public record Written(OutcomeRecord record, boolean isNew) {}

  /**
   * Writes reports down, in the caller's transaction. What tells the same of a call, which it names
   * or dates, as a report on record is that report.
   *
   * @param taken none of them refused
   */
  public Uni<List<Written>> write(List<Brought> taken, String recordedBy) {
    List<Outcome> told = taken.stream().map(it -> outcome(it, recordedBy)).toList();
    return onRecord(told)
        .flatMap(
            known -> {
              List<Written> written = new ArrayList<>();
              List<Outcome> added = new ArrayList<>();
              List<Report> reports = new ArrayList<>();
              for (int i = 0; i < told.size(); i++) {
                Outcome outcome = told.get(i);
                Outcome first = outcome.toldOnce == null ? null : known.get(key(outcome));
                if (first == null) {
                  added.add(outcome);
                  reports.add(taken.get(i).report());
                  known.put(key(outcome), outcome);
                }
                written.add(
                    new Written(OutcomeRecord.of(first == null ? outcome : first), first == null));
              }
              if (added.isEmpty()) {
                return Uni.createFrom().item(written);
              }
              return Outcome.persist(added)
                  .call(Panache::flush)
                  .call(() -> dispositions.count(unmapped(reports)))
                  .invoke(() -> count(reports))
                  .replaceWith(written);
            });
  }

  private static List<Dispositions.Said> unmapped(List<Report> reports) {
    return reports.stream()
        .filter(report -> !report.disposition().isMapped())
        .map(report -> Dispositions.Said.on(report.terms(), report.said().disposition()))
        .toList();
  }

  private void count(List<Report> reports) {
    reports.forEach(report -> report.violation().ifPresent(violations::add));
  }

  private static List<UUID> key(Outcome outcome) {
    return outcome.toldOnce == null
        ? List.of(outcome.id)
        : List.of(outcome.decision, outcome.toldOnce);
  }

  /** The reports on record that tell the same as these, by their keys. */
  private static Uni<Map<List<UUID>, Outcome>> onRecord(List<Outcome> told) {
    List<Outcome> repeatable = told.stream().filter(one -> one.toldOnce != null).toList();
    if (repeatable.isEmpty()) {
      return Uni.createFrom().item(HashMap::new);
    }
    return Outcome.<Outcome>list(
            "decision in ?1 and decidedAt in ?2 and toldOnce in ?3",
            repeatable.stream().map(one -> one.decision).toList(),
            repeatable.stream().map(one -> one.decidedAt).distinct().toList(),
            repeatable.stream().map(one -> one.toldOnce).toList())
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.toMap(
                            Outcomes::key, one -> one, (first, _) -> first, HashMap::new)));
  }

  private Outcome outcome(Brought brought, String recordedBy) {
    Report report = brought.report();
    OutcomeRequest said = report.said();
    Outcome outcome = new Outcome();
    outcome.id = Ids.next();
    outcome.decision = report.answer().id();
    outcome.decidedAt = report.answer().decidedAt();
    outcome.connected = report.connected();
    outcome.startedAt = said.startedAt();
    outcome.answeredAt = said.answeredAt();
    outcome.endedAt = report.endedAt();
    outcome.abandoned = report.abandoned();
    outcome.machine = report.machine();
    outcome.callId = said.callId();
    outcome.telemarketer = said.telemarketer();
    outcome.rightToObject = said.rightToObject();
    outcome.announced = said.announced();
    outcome.textVersion = said.textVersion();
    outcome.objected = report.objected();
    outcome.objection = brought.objection();
    outcome.wrongPerson = report.wrongPerson();
    outcome.calleeMinor = report.calleeMinor();
    outcome.callbackAt = said.callback() == null ? null : said.callback().at();
    outcome.callbackUntil = said.callback() == null ? null : said.callback().until();
    outcome.requestedCall = brought.requestedCall();
    outcome.disposition = said.disposition();
    outcome.violation = report.violation().orElse(null);
    outcome.toldOnce = toldOnce(said);
    outcome.recordedBy = recordedBy;
    outcome.recordedAt = time.instant();
    return outcome;
  }

  /** A call without a name and without a moment may be another one, of which the same is told. */
  private UUID toldOnce(OutcomeRequest said) {
    if (said.callId() == null && said.startedAt() == null && said.endedAt() == null) {
      return null;
    }
    try {
      return UUID.nameUUIDFromBytes(json.writeValueAsBytes(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report cannot be written as JSON.", e);
    }
  }
}
