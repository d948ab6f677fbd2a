package nl.magbellen.gateway.replay;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.decision.Binding;
import nl.magbellen.decision.Decision;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.log.OwnDecisions;
import nl.magbellen.gateway.log.ReplayableDecision;
import nl.magbellen.gateway.permission.Decisions;
import nl.magbellen.gateway.permission.Intake;
import nl.magbellen.gateway.permission.Intakes;
import nl.magbellen.gateway.permission.QuestionRequest;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.question.Question;
import nl.magbellen.rulebook.BeforeFirstRulebook;
import nl.magbellen.rulebook.Rulebook;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.ContractOpenApi;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decides again, for an auditor. Nothing is written, signed or used up. */
@Path("/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log")
public class ReplayResource {

  private final LoggedDecisions log;
  private final OwnDecisions own;
  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;
  private final RefusalTables refusals;
  private final Intakes intakes;
  private final InstantSource time;

  ReplayResource(
      LoggedDecisions log,
      OwnDecisions own,
      FactGatherer gatherer,
      CurrentRulebook rulebook,
      RefusalTables refusals,
      Intakes intakes,
      InstantSource time) {
    this.log = log;
    this.own = own;
    this.gatherer = gatherer;
    this.rulebook = rulebook;
    this.refusals = refusals;
    this.intakes = intakes;
    this.time = time;
  }

  @POST
  @RolesAllowed({Role.AUDITOR, Role.OPERATOR})
  @Refuses({404, 422})
  @Extension(name = ContractOpenApi.READS, value = "true", parseValue = true)
  @Operation(
      operationId = "replay",
      summary =
          "Decide a logged decision again, or a question; by the rules of another day: what if",
      description =
          "A logged decision is decided from the facts that were logged with it. A question is"
              + " decided from what is on record now, and is not logged. Evidence that could not be"
              + " had, or recorded, then is not asked for again.")
  public Uni<Replay> replay(@NotNull ReplayRequest body) {
    if ((body.decision() == null) == (body.question() == null)) {
      throw ProblemException.invalidField(
          "/decision", "ONE_OF", "either decision or question must be given");
    }
    requireRules(body.rulesAt());
    return body.decision() != null
        ? decision(body.decision(), body.rulesAt())
        : intakes
            .current()
            .knowing(Intake.campaignsOf(body.question()))
            .map(intake -> understood(intake, body.question()))
            .flatMap(question -> question(question, body.rulesAt()));
  }

  private void requireRules(Instant rulesAt) {
    try {
      Optional.ofNullable(rulesAt).ifPresent(rulebook.shipped()::at);
    } catch (BeforeFirstRulebook e) {
      throw ProblemException.invalidField("/rulesAt", "BEFORE_FIRST_RULEBOOK", e.getMessage());
    }
  }

  private Uni<Replay> decision(UUID id, Instant rulesAt) {
    return log.findWithFacts(id)
        .invoke(logged -> own.require(logged == null ? null : logged.decision()))
        .map(
            logged ->
                Replay.of(
                    id,
                    rulesAt,
                    Judgement.of(logged.decision().answer()),
                    Judgement.of(again(logged, rulesAt))));
  }

  private Decision again(ReplayableDecision logged, Instant rulesAt) {
    return decided(
        logged.decision().question(),
        logged.facts(),
        rulebook.with(logged.mourningDays()),
        rulesAt,
        logged.decision().answer().decidedAt());
  }

  private Uni<Replay> question(Question question, Instant rulesAt) {
    Instant now = time.instant();
    return Uni.combine()
        .all()
        .unis(
            gatherer.gather(List.of(question), asked -> Binding.later(asked, now)), rulebook.now())
        .with(
            (facts, rules) ->
                Replay.of(
                    rulesAt,
                    Judgement.of(
                        decided(question, facts.getFirst(), rules.rulebook(), rulesAt, now))));
  }

  private static Decision decided(
      Question question, Facts facts, Rulebook rulebook, Instant rulesAt, Instant decidedAt) {
    return rulesAt == null
        ? Decisions.decide(question, facts, rulebook, decidedAt)
        : Decisions.decide(question, facts, rulebook.at(rulesAt), decidedAt);
  }

  private Question understood(Intake intake, QuestionRequest request) {
    return switch (intake.understand(request, time.instant())) {
      case Intake.Understood understood -> understood.asked().question();
      case Intake.Refused refused ->
          throw new ProblemException(within(refusals.problem(refused.refusal())));
    };
  }

  /** The question stands within the request. */
  private static Problem within(Problem problem) {
    return problem.withErrors(
        problem.errors().stream()
            .map(
                error ->
                    new FieldError("/question" + error.pointer(), error.code(), error.message()))
            .toList());
  }
}
