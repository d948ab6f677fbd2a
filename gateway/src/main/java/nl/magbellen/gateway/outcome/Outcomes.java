package nl.magbellen.gateway.outcome;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.magbellen.gateway.disposition.Dispositions;
import nl.magbellen.gateway.disposition.Meaning;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.Terms;
import nl.magbellen.question.TestAdvertisers;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.refusal.RefusedException;

/**
 * Does what reports of calls bring about elsewhere (an objection, a used consent or request). It
 * comes before they are written down ({@link OutcomeLedger}); if it fails the report is not taken,
 * and the dialer can send it again without harm.
 */
@ApplicationScoped
public class Outcomes {

  private final Consequences consequences;
  private final Dispositions dispositions;
  private final AdvertiserRegister register;
  private final InstantSource time;

  Outcomes(
      Consequences consequences,
      Dispositions dispositions,
      AdvertiserRegister register,
      InstantSource time) {
    this.consequences = consequences;
    this.dispositions = dispositions;
    this.register = register;
    this.time = time;
  }

  /**
   * A report as it came in: about which decision, and what.
   *
   * @param usual what is so where neither the report nor a table of dispositions says otherwise
   */
  public record Told(LoggedDecision decision, OutcomeRequest said, Meaning usual) {}

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
              List<Report> taken =
                  reports.stream()
                      .filter(it -> it.fault() == null)
                      .map(Understood::report)
                      .filter(report -> !isTest(report.terms().advertiser()))
                      .toList();
              return each(
                      numbered(reports, Report::objected),
                      Understood::report,
                      all -> consequences.objected(reached(all)))
                  .call(
                      () ->
                          consequences.reachedAnother(
                              reached(numbered(reports, Report::reachedAnother))))
                  .call(() -> consequences.used(taken))
                  .call(() -> consequences.callerIdsUsed(taken))
                  .flatMap(
                      objections ->
                          each(
                                  taken.stream().filter(Outcomes::isWantedBack).toList(),
                                  report -> report,
                                  consequences::wantedBack)
                              .map(calls -> brought(reports, objections, calls)));
            });
  }

  /**
   * A report as it is understood.
   *
   * @param reachedAt when the call ended; now where its times cannot be
   * @param fault why it cannot be as it is told; null if it can
   */
  private record Understood(Report report, Instant reachedAt, ReportFault fault) {

    /**
     * @param callers what is known of the advertisers that are wanted to call back
     */
    static Understood of(Report report, Map<String, Standing> callers, Instant now) {
      ReportFault fault =
          ReportFault.of(report, now)
              .or(
                  () ->
                      Optional.ofNullable(report.said().callback())
                          .map(_ -> callers.get(report.terms().advertiser()))
                          .flatMap(ReportFault::ofCallback))
              .orElse(null);
      return new Understood(report, fault == null ? report.endedAt() : now, fault);
    }
  }

  /**
   * What somebody said in a call of which no decision is known.
   *
   * @param callee that was called
   * @param agency that called; null when the advertiser did itself
   * @param advertiser for whom
   * @param usual what is so where neither the report nor a table of dispositions says otherwise
   */
  public record Spoken(
      TelephoneNumber callee,
      String agency,
      String advertiser,
      OutcomeRequest said,
      Meaning usual) {}

  /** What somebody said, and what its disposition means. */
  private record Meant(Spoken spoken, Meaning meaning) {

    boolean objected() {
      return Report.either(spoken.said().objection(), meaning.objection());
    }

    boolean reachedAnother() {
      return minor() || Report.either(spoken.said().wrongPerson(), meaning.wrongPerson());
    }

    private boolean minor() {
      return Report.either(spoken.said().calleeMinor(), meaning.calleeMinor());
    }

    Consequences.Reached reached(Instant now) {
      OutcomeRequest said = spoken.said();
      boolean isPast = said.endedAt() != null && said.endedAt().isBefore(now);
      return new Consequences.Reached(
          spoken.callee(),
          spoken.advertiser(),
          isPast ? said.endedAt() : now,
          said.rightToObject(),
          minor(),
          null);
    }

    Heard heard(UUID objection) {
      return new Heard(objection, objected() || reachedAnother());
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
                            it.agency(), it.advertiser(), it.said().disposition(), it.usual()))
                .toList())
        .flatMap(
            read -> {
              List<Meant> meant =
                  IntStream.range(0, spoken.size())
                      .mapToObj(i -> new Meant(spoken.get(i), read.get(i).meaning()))
                      .toList();
              List<Meant> real =
                  meant.stream().filter(it -> !isTest(it.spoken().advertiser())).toList();
              List<Meant> objected = real.stream().filter(Meant::objected).toList();
              List<Meant> another = real.stream().filter(Meant::reachedAnother).toList();
              return each(
                      objected,
                      one -> one,
                      all ->
                          consequences.objected(all.stream().map(it -> it.reached(now)).toList()))
                  .call(
                      () ->
                          consequences.reachedAnother(
                              another.stream().map(it -> it.reached(now)).toList()))
                  .map(ids -> meant.stream().map(it -> it.heard(ids.get(it))).toList());
            });
  }

  private Uni<List<Understood>> understood(List<Told> told, Instant now) {
    return Uni.combine()
        .all()
        .unis(
            dispositions.read(
                told.stream()
                    .map(it -> Dispositions.Said.on(terms(it), it.said().disposition(), it.usual()))
                    .toList()),
            register.standings(wantedToCallBack(told)))
        .with(
            (read, callers) ->
                IntStream.range(0, told.size())
                    .mapToObj(
                        i ->
                            Report.of(told.get(i).decision(), told.get(i).said(), read.get(i), now))
                    .map(report -> Understood.of(report, callers, now))
                    .toList());
  }

  private static List<String> wantedToCallBack(List<Told> told) {
    return told.stream()
        .filter(it -> it.said().callback() != null)
        .map(it -> terms(it).advertiser())
        .distinct()
        .toList();
  }

  private static Terms terms(Told told) {
    return told.decision().question().terms();
  }

  /** What was asked for in a call that was not to be made permits no other one. */
  private static boolean isWantedBack(Report report) {
    return report.said().callback() != null && report.violation().isEmpty() && isNumbered(report);
  }

  /** A test brings nothing about. */
  private static boolean isTest(String advertiser) {
    return TestAdvertisers.isOne(advertiser);
  }

  /** A number that is none has nobody who could object, or whose consents there are. */
  private static boolean isNumbered(Report report) {
    return report.decision().question().callee() instanceof Callee.Numbered;
  }

  private static List<Understood> numbered(List<Understood> reports, Predicate<Report> condition) {
    return reports.stream()
        .filter(it -> isNumbered(it.report()) && condition.test(it.report()))
        .filter(it -> !isTest(it.report().terms().advertiser()))
        .toList();
  }

  /** What became of each, by itself or by its report. */
  private static <T, K> Uni<Map<K, UUID>> each(
      List<T> all, Function<T, K> key, Function<List<T>, Uni<List<UUID>>> consequence) {
    return consequence
        .apply(all)
        .map(
            ids -> {
              Map<K, UUID> found = new IdentityHashMap<>();
              for (int i = 0; i < all.size(); i++) {
                found.put(key.apply(all.get(i)), ids.get(i));
              }
              return found;
            });
  }

  private static List<Consequences.Reached> reached(List<Understood> reports) {
    return reports.stream()
        .map(
            it ->
                new Consequences.Reached(
                    ((Callee.Numbered) it.report().decision().question().callee()).number(),
                    it.report().terms().advertiser(),
                    it.reachedAt(),
                    it.report().said().rightToObject(),
                    it.report().calleeMinor(),
                    it.report().answer().id()))
        .toList();
  }

  private static List<Brought> brought(
      List<Understood> reports, Map<Report, UUID> objections, Map<Report, UUID> calls) {
    return reports.stream()
        .map(
            it ->
                new Brought(
                    it.report(), objections.get(it.report()), calls.get(it.report()), it.fault()))
        .toList();
  }
}
