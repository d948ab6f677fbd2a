package nl.magbellen.gateway.reports;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
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
import nl.magbellen.gateway.log.OwnDecisions;
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
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;
import nl.magbellen.service.refusal.RefusedException;
import org.jboss.logging.Logger;

/** Takes many reports, some hundred at a time, each for itself. */
@RequestScoped
class Reports {

  private static final Logger LOG = Logger.getLogger(Reports.class);

  /** How many are taken at a time. */
  private static final int AT_A_TIME = 500;

  private final CalledDecisions called;
  private final OwnDecisions own;
  private final Outcomes outcomes;
  private final OutcomeLedger ledger;
  private final AdvertiserRegister register;
  private final RefusalTables refusals;
  private final Client client;

  Reports(
      CalledDecisions called,
      OwnDecisions own,
      Outcomes outcomes,
      OutcomeLedger ledger,
      AdvertiserRegister register,
      RefusalTables refusals,
      Client client) {
    this.called = called;
    this.own = own;
    this.outcomes = outcomes;
    this.ledger = ledger;
    this.register = register;
    this.refusals = refusals;
    this.client = client;
  }

  /** A report with its decision, if one was found. */
  private record Placed(ReportLine line, LoggedDecision decision) {}

  /**
   * Takes reports in their order; the answers come in the order of the lines. Fails when not even
   * the first of them can be taken; where it is later ones, these are told so, and those before are
   * on record.
   */
  Uni<List<ReportAnswer>> take(List<ReportLine> lines) {
    List<List<ReportLine>> parts = lines.stream().gather(Gatherers.windowFixed(AT_A_TIME)).toList();
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(
            part -> part == parts.getFirst() ? takeSome(part) : takeLater(part))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Uni<List<ReportAnswer>> takeLater(List<ReportLine> part) {
    return takeSome(part)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("reports not taken count=%d cause=%s", part.size(), failure);
              Problem problem = refusals.problem(new OutcomeNotTaken("report"));
              return part.stream().map(it -> ReportAnswer.error(it.line(), problem)).toList();
            });
  }

  private Uni<List<ReportAnswer>> takeSome(List<ReportLine> lines) {
    return called
        .find(lines.stream().map(ReportLine::named).toList(), client.name())
        .map(found -> placed(lines, found))
        .flatMap(
            placed ->
                answered(
                        placed.stream().filter(one -> one.decision() != null).toList(),
                        this::reported)
                    .flatMap(
                        reported ->
                            answered(
                                    placed.stream().filter(one -> one.decision() == null).toList(),
                                    this::spoken)
                                .map(spoken -> joined(reported, spoken))));
  }

  private List<Placed> placed(List<ReportLine> lines, List<Optional<LoggedDecision>> found) {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new Placed(lines.get(i), found.get(i).filter(own::has).orElse(null)))
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

  private Uni<List<ReportAnswer>> reported(List<Placed> lines) {
    return outcomes
        .bringAbout(lines.stream().map(one -> new Told(one.decision(), one.line().said())).toList())
        .flatMap(
            brought -> {
              List<Brought> taken =
                  brought.stream().filter(one -> one.refusal().isEmpty()).toList();
              return written(taken).map(written -> answers(lines, brought, written.iterator()));
            });
  }

  private Uni<List<Written>> written(List<Brought> taken) {
    return taken.isEmpty()
        ? Uni.createFrom().item(List.of())
        : OutcomeLedger.writing(
            () -> Panache.withTransaction(() -> ledger.write(taken, client.name())));
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
  private Uni<List<ReportAnswer>> spoken(List<Placed> lines) {
    List<String> advertisers =
        lines.stream()
            .map(one -> advertiser(one.line()))
            .filter(id -> id != null && client.actsFor(id))
            .toList();
    return register.standings(advertisers).flatMap(standings -> spoken(lines, standings));
  }

  private Uni<List<ReportAnswer>> spoken(List<Placed> lines, Map<String, Standing> standings) {
    List<ReportAnswer> answers = new ArrayList<>();
    List<ReportLine> known = new ArrayList<>();
    List<Spoken> spoken = new ArrayList<>();
    for (Placed one : lines) {
      try {
        spoken.add(spoken(one.line(), standings));
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

  private Spoken spoken(ReportLine line, Map<String, Standing> standings) {
    String advertiser = advertiser(line);
    if (line.named().callee() == null || advertiser == null) {
      throw new RefusedException(new NoDecisionOfCall());
    }
    if (!client.actsFor(advertiser)) {
      throw new RefusedException(new ForeignAdvertiser());
    }
    if (standings.get(advertiser) == Standing.NOT_REGISTERED) {
      throw new RefusedException(new AdvertiserNotRegistered());
    }
    return new Spoken(line.named().callee(), client.agency().orElse(null), advertiser, line.said());
  }

  /** For whom the call was made; null if that is not known. */
  private String advertiser(ReportLine line) {
    return line.named().advertiser() == null ? onlyOwn() : line.named().advertiser();
  }

  /** The client's advertiser, if there is just one. */
  private String onlyOwn() {
    List<String> advertisers = client.advertisers();
    return advertisers.size() == 1 && !client.actsForAll() ? advertisers.getFirst() : null;
  }
}
