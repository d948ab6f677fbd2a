package nl.magbellen.gateway.reports;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.gateway.log.CalledDecisions;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.outcome.OutcomeLedger;
import nl.magbellen.gateway.outcome.OutcomeLedger.Written;
import nl.magbellen.gateway.outcome.Outcomes;
import nl.magbellen.gateway.outcome.Outcomes.Brought;
import nl.magbellen.gateway.outcome.Outcomes.Spoken;
import nl.magbellen.gateway.outcome.Outcomes.Told;
import nl.magbellen.gateway.refusal.GatewayRefusal.AdvertiserNotRegistered;
import nl.magbellen.gateway.refusal.GatewayRefusal.NoDecisionOfCall;
import nl.magbellen.gateway.refusal.GatewayRefusal.OutcomeNotTaken;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.register.AdvertiserRegister.Standing;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;
import nl.magbellen.service.refusal.RefusedException;
import org.jboss.logging.Logger;

/** Takes many reports, some hundred at a time, each for itself. */
@ApplicationScoped
public class Reports {

  private static final Logger LOG = Logger.getLogger(Reports.class);

  /** How many are taken at a time. */
  private static final int AT_A_TIME = 500;

  private final CalledDecisions called;
  private final Outcomes outcomes;
  private final OutcomeLedger ledger;
  private final AdvertiserRegister register;
  private final RefusalTables refusals;

  Reports(
      CalledDecisions called,
      Outcomes outcomes,
      OutcomeLedger ledger,
      AdvertiserRegister register,
      RefusalTables refusals) {
    this.called = called;
    this.outcomes = outcomes;
    this.ledger = ledger;
    this.register = register;
    this.refusals = refusals;
  }

  /** A report with its decision, if one was found. */
  private record Placed(ReportLine line, LoggedDecision decision) {}

  /**
   * Takes reports in their order; the answers come in the order of the lines. Fails when not even
   * the first of them can be taken; where it is later ones, these are told so, and those before are
   * on record.
   */
  public Uni<List<ReportAnswer>> take(Reporter reporter, List<ReportLine> lines) {
    List<List<ReportLine>> parts = lines.stream().gather(Gatherers.windowFixed(AT_A_TIME)).toList();
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(
            part -> part == parts.getFirst() ? takeSome(reporter, part) : takeLater(reporter, part))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Uni<List<ReportAnswer>> takeLater(Reporter reporter, List<ReportLine> part) {
    return takeSome(reporter, part)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("reports not taken count=%d cause=%s", part.size(), failure);
              Problem problem = refusals.problem(new OutcomeNotTaken("report"));
              return part.stream().map(it -> ReportAnswer.error(it.line(), problem)).toList();
            });
  }

  private Uni<List<ReportAnswer>> takeSome(Reporter reporter, List<ReportLine> lines) {
    return called
        .find(lines.stream().map(ReportLine::named).toList(), reporter.name())
        .map(found -> placed(reporter, lines, found))
        .flatMap(
            placed ->
                answered(
                        placed.stream().filter(one -> one.decision() != null).toList(),
                        some -> reported(reporter, some))
                    .flatMap(
                        reported ->
                            answered(
                                    placed.stream().filter(one -> one.decision() == null).toList(),
                                    some -> spoken(reporter, some))
                                .map(spoken -> joined(reported, spoken))));
  }

  private static List<Placed> placed(
      Reporter reporter, List<ReportLine> lines, List<Optional<LoggedDecision>> found) {
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> new Placed(lines.get(i), found.get(i).filter(reporter::mayReportOn).orElse(null)))
        .toList();
  }

  private static List<ReportAnswer> joined(List<ReportAnswer> some, List<ReportAnswer> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(Comparator.comparingLong(ReportAnswer::line))
        .toList();
  }

  /** Where a service cannot be reached, none of these is taken, and each is told so. */
  private Uni<List<ReportAnswer>> answered(
      List<Placed> lines, Function<List<Placed>, Uni<List<ReportAnswer>>> take) {
    return lines.isEmpty()
        ? Uni.createFrom().item(List.of())
        : take.apply(lines)
            .onFailure(RefusedException.class)
            .recoverWithItem(refused -> lines.stream().map(one -> refused(one, refused)).toList());
  }

  private ReportAnswer refused(Placed one, RefusedException refused) {
    return ReportAnswer.error(one.line().line(), refusals.problem(refused.refusal()));
  }

  private Uni<List<ReportAnswer>> reported(Reporter reporter, List<Placed> lines) {
    return outcomes
        .bringAbout(
            lines.stream()
                .map(one -> new Told(one.decision(), one.line().said(), one.line().usual()))
                .toList())
        .flatMap(
            brought -> {
              List<Brought> taken =
                  brought.stream().filter(one -> one.refusal().isEmpty()).toList();
              return written(reporter, taken)
                  .map(written -> answers(lines, brought, written.iterator()));
            });
  }

  private Uni<List<Written>> written(Reporter reporter, List<Brought> taken) {
    return taken.isEmpty()
        ? Uni.createFrom().item(List.of())
        : OutcomeLedger.writing(
            () -> Panache.withTransaction(() -> ledger.write(taken, reporter.name())));
  }

  private List<ReportAnswer> answers(
      List<Placed> lines, List<Brought> brought, Iterator<Written> written) {
    List<ReportAnswer> answers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Placed one = lines.get(i);
      answers.add(
          brought
              .get(i)
              .refusal()
              .map(refused -> refused(one, refused))
              .orElseGet(() -> ReportAnswer.of(one.line().line(), written.next())));
    }
    return answers;
  }

  /**
   * What the consumer said counts, whether the call is known or not. It is said to a registered
   * advertiser; but nothing is lost because that could not be asked.
   */
  private Uni<List<ReportAnswer>> spoken(Reporter reporter, List<Placed> lines) {
    List<String> advertisers =
        lines.stream()
            .map(one -> reporter.advertiser(one.line().named()))
            .filter(id -> id != null && reporter.actsFor(id))
            .toList();
    return register.standings(advertisers).flatMap(standings -> spoken(reporter, lines, standings));
  }

  private Uni<List<ReportAnswer>> spoken(
      Reporter reporter, List<Placed> lines, Map<String, Standing> standings) {
    List<ReportAnswer> answers = new ArrayList<>();
    List<ReportLine> known = new ArrayList<>();
    List<Spoken> spoken = new ArrayList<>();
    for (Placed one : lines) {
      try {
        spoken.add(spoken(reporter, one.line(), standings));
        known.add(one.line());
      } catch (RefusedException e) {
        answers.add(refused(one, e));
      }
    }
    return outcomes
        .heard(spoken)
        .map(
            heard -> {
              for (int i = 0; i < known.size(); i++) {
                long line = known.get(i).line();
                answers.add(
                    heard.get(i).isAnything()
                        ? ReportAnswer.withoutDecision(line, heard.get(i).objection())
                        : ReportAnswer.error(line, refusals.problem(new NoDecisionOfCall())));
              }
              return answers;
            });
  }

  private static Spoken spoken(
      Reporter reporter, ReportLine line, Map<String, Standing> standings) {
    String advertiser = reporter.advertiser(line.named());
    if (line.named().callee() == null || advertiser == null) {
      throw new RefusedException(new NoDecisionOfCall());
    }
    if (!reporter.actsFor(advertiser)) {
      throw new RefusedException(new ForeignAdvertiser());
    }
    if (standings.get(advertiser) == Standing.NOT_REGISTERED) {
      throw new RefusedException(new AdvertiserNotRegistered());
    }
    return new Spoken(
        line.named().callee(), reporter.agency(), advertiser, line.said(), line.usual());
  }
}
