package nl.magbellen.gateway.called;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.gateway.log.LoggedDecision;
import nl.magbellen.gateway.log.LoggedDecisions;
import nl.magbellen.gateway.permit.Permits;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.Callee;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * For objections by keypad: whom a call was made to, and for whom, by its permit or its decision. A
 * permit names the callee by a digest alone, so that only the log knows the number.
 */
@Path("/internal/called")
@Tag(name = "Internal")
public class CalledResource {

  private static final int LONGEST_PERMIT = 4000;

  /** As text: what is empty would be read as none. */
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Permits permits;
  private final LoggedDecisions decisions;

  CalledResource(Permits permits, LoggedDecisions decisions) {
    this.permits = permits;
    this.decisions = decisions;
  }

  /**
   * The call, by one of them.
   *
   * @param permit as it was given; it may have ended
   * @param decision its id; not looked at beside a permit
   */
  @Schema(name = "CallMade")
  public record CallMade(
      @Schema(examples = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl") @Size(max = LONGEST_PERMIT)
          String permit,
      @Schema(examples = "0199b0c4-4c1e-7b63-9b0a-5d1f6d3c2a10")
          @Pattern(regexp = ID, message = "must be the id of a decision")
          String decision) {}

  /**
   * Who was called.
   *
   * @param permitIsOurs false for a permit that none of the keys signed; true where none was sent
   * @param items the decision; none when it is not on record
   */
  @Schema(
      name = "CalledAnswer",
      requiredProperties = {"permitIsOurs", "items"})
  public record Answer(boolean permitIsOurs, List<Called> items) {}

  /**
   * A decision, and whom it is about.
   *
   * @param number null when the question named none that exists
   * @param agency null when the advertiser asked for itself
   */
  @Schema(
      name = "Called",
      requiredProperties = {"decision", "decidedAt", "advertiser"})
  public record Called(
      UUID decision,
      Instant decidedAt,
      @Schema(implementation = String.class, nullable = true) TelephoneNumber number,
      String advertiser,
      @Schema(nullable = true) String agency) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "findCalled",
      summary = "Whom a call was made to, and for whom, by its permit or its decision")
  public Uni<Answer> find(@NotNull @Valid CallMade body) {
    Optional<UUID> decision =
        body.permit() == null
            ? Optional.ofNullable(body.decision()).map(UUID::fromString)
            : permits.decisionOf(body.permit());
    return decision
        .map(id -> decisions.find(id).map(CalledResource::answer))
        .orElseGet(() -> Uni.createFrom().item(new Answer(body.permit() == null, List.of())));
  }

  private static Answer answer(LoggedDecision found) {
    return new Answer(true, found == null ? List.of() : List.of(called(found)));
  }

  private static Called called(LoggedDecision found) {
    return new Called(
        found.answer().id(),
        found.answer().decidedAt(),
        found.question().callee() instanceof Callee.Numbered(TelephoneNumber number)
            ? number
            : null,
        found.question().terms().advertiser(),
        found.question().terms().agency());
  }
}
