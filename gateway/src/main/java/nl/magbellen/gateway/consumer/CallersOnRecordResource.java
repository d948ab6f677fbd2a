package nl.magbellen.gateway.consumer;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.CallsOnRecord;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.gathering.FactGatherer;
import nl.magbellen.gateway.rules.CurrentRulebook;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.question.CallerId;
import nl.magbellen.question.Purpose;
import nl.magbellen.question.Question;
import nl.magbellen.question.Terms;
import nl.magbellen.rulebook.RulesInForce;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Identifier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Tells the consumers' pages which organisations may call a number that the consumer proved to
 * hold: by the same rules and facts as a decision, without what is looked at call by call. Nothing
 * is logged, held or used up.
 */
@Path("/internal/consumer/callers")
@Tag(name = "Internal")
public class CallersOnRecordResource {

  private static final List<Purpose> PURPOSES =
      Stream.of(Purpose.values()).filter(Purpose::offers).toList();
  private static final int MOST = 1000;

  private final FactGatherer gatherer;
  private final CurrentRulebook rulebook;
  private final InstantSource time;

  CallersOnRecordResource(FactGatherer gatherer, CurrentRulebook rulebook, InstantSource time) {
    this.gatherer = gatherer;
    this.rulebook = rulebook;
    this.time = time;
  }

  /** The number, and who might have something on record about it. */
  @Schema(name = "ConsumerCandidates")
  public record Candidates(
      @Schema(implementation = String.class, examples = "+31612345678") @NotNull
          TelephoneNumber number,
      @NotNull @Size(max = MOST) List<@NotNull @Valid Candidate> candidates) {}

  /**
   * An advertiser, and what it might call about.
   *
   * @param advertiser {@code *} for whoever it is: what is on record for all
   */
  @Schema(name = "ConsumerCandidate")
  public record Candidate(
      @Schema(examples = "zonnestroom")
          @NotNull
          @Pattern(regexp = Identifier.PATTERN_OR_ALL, message = Identifier.MESSAGE_OR_ALL)
          String advertiser,
      @Schema(examples = "energy-contract") @NotNull String subject) {}

  /** Whether the record lets an advertiser call. */
  @Schema(name = "ConsumerCallerStanding")
  public enum Standing {
    ALLOWED,
    NOT_ALLOWED,
    UNKNOWN
  }

  /**
   * What the record says of a candidate.
   *
   * @param basis on what a call would rest; null unless allowed
   * @param evidence id of that record; null unless allowed
   */
  @Schema(name = "ConsumerCaller")
  public record OnRecord(
      String advertiser, String subject, Standing standing, BasisType basis, String evidence) {}

  /** The candidates, in their order. */
  @Schema(name = "ConsumerCallers")
  public record Answer(List<OnRecord> items) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "listCallersOnRecord",
      summary = "Who may call a consumer's number, as far as the record goes",
      description =
          "By objections, the advertiser and the legal bases alone: caller ids, calling hours,"
              + " mandates and training are looked at when a call is made.")
  public Uni<Answer> find(@NotNull @Valid Candidates body) {
    Instant now = time.instant();
    List<Question> questions =
        body.candidates().stream()
            .map(one -> question(body.number(), one, PURPOSES.getFirst(), now))
            .toList();
    return Uni.combine()
        .all()
        .unis(gatherer.gather(questions, _ -> Optional.empty()), rulebook.now())
        .with((facts, rules) -> answer(body, facts, rules.rulebook().at(now), now));
  }

  private static Answer answer(
      Candidates body, List<Facts> facts, RulesInForce rules, Instant now) {
    return new Answer(
        IntStream.range(0, facts.size())
            .mapToObj(
                i -> onRecord(body.number(), body.candidates().get(i), facts.get(i), rules, now))
            .toList());
  }

  /** What may be offered for one purpose may not be for another: any of them counts. */
  private static OnRecord onRecord(
      TelephoneNumber number, Candidate one, Facts facts, RulesInForce rules, Instant now) {
    List<CallsOnRecord.Standing> found =
        PURPOSES.stream()
            .map(purpose -> question(number, one, purpose, now))
            .map(question -> standing(question, facts, rules))
            .toList();
    for (CallsOnRecord.Standing standing : found) {
      if (standing instanceof CallsOnRecord.Allowed(var basis)) {
        return new OnRecord(
            one.advertiser(), one.subject(), Standing.ALLOWED, basis.type(), basis.evidence());
      }
    }
    Standing standing =
        found.stream().anyMatch(CallsOnRecord.Unknown.class::isInstance)
            ? Standing.UNKNOWN
            : Standing.NOT_ALLOWED;
    return new OnRecord(one.advertiser(), one.subject(), standing, null, null);
  }

  private static CallsOnRecord.Standing standing(
      Question question, Facts facts, RulesInForce rules) {
    return question.terms().advertiser().equals(Client.ALL)
        ? CallsOnRecord.findForEverybody(question, facts, rules)
        : CallsOnRecord.find(question, facts, rules);
  }

  private static Question question(
      TelephoneNumber number, Candidate one, Purpose purpose, Instant now) {
    return new Question(
        new Callee.Numbered(number),
        Terms.of(new CallerId.Withheld(), one.advertiser(), null, purpose, one.subject(), now));
  }
}
