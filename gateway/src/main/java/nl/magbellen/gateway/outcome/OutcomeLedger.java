package nl.magbellen.gateway.outcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.outcome.Outcomes.Brought;
import nl.magbellen.number.Ids;

/** Keeps the reports of what became of calls. What each brings about elsewhere is done before. */
@ApplicationScoped
public class OutcomeLedger {

  private static final int MOST_RETRIES = 3;

  private final Dispositions dispositions;
  private final ViolationCounts violations;
  private final ObjectMapper json;
  private final InstantSource time;

  OutcomeLedger(
      Dispositions dispositions,
      ViolationCounts violations,
      ObjectMapper json,
      InstantSource time) {
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

  /**
   * Runs a transaction that writes reports. The same report may come at the same time by another
   * way: then it is on record, and is found there when it is written once more.
   */
  public static <T> Uni<T> writing(Supplier<Uni<T>> transaction) {
    return Uni.createFrom()
        .deferred(transaction::get)
        .onFailure(OutcomeLedger::isToldTwice)
        .retry()
        .atMost(MOST_RETRIES);
  }

  private static boolean isToldTwice(Throwable failure) {
    return String.valueOf(failure).contains("told_once")
        || failure.getCause() != null && isToldTwice(failure.getCause());
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
        .map(
            report ->
                Dispositions.Said.on(report.terms(), report.said().disposition(), Meaning.NONE))
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
                            OutcomeLedger::key, one -> one, (first, _) -> first, HashMap::new)));
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
