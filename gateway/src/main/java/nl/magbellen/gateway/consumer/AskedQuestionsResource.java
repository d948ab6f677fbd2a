package nl.magbellen.gateway.consumer;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.magbellen.gateway.log.AskedAboutNumber;
import nl.magbellen.gateway.log.QuestionsAbout;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For the consumer site: who asked to call a number that the consumer proved to hold. */
@Path("/internal/consumer/questions")
@Tag(name = "Internal")
public class AskedQuestionsResource {

  private final QuestionsAbout questions;

  AskedQuestionsResource(QuestionsAbout questions) {
    this.questions = questions;
  }

  /**
   * Which questions.
   *
   * @param numberKeys the number's keys under every active secret
   * @param since only what was decided at this instant or later
   */
  @Schema(name = "ConsumerQuestionsAsked")
  public record QuestionsWanted(
      @Schema(examples = "[\"0b5f2c1e-7c0a-4c7e-9d0e-3f1d2a6b8c90\"]") @NotEmpty
          List<@NotNull UUID> numberKeys,
      @Schema(examples = "2025-11-23T00:00:00+01:00") @NotNull Instant since) {}

  /** The questions, newest first, at most 200. */
  @Schema(name = "ConsumerQuestionsAnswer")
  public record QuestionsAnswer(List<AskedAboutNumber> items) {}

  @POST
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "listQuestionsAboutNumber",
      summary = "Who asked to call a consumer's number, and the answer; binding ones, newest first")
  public Uni<QuestionsAnswer> find(@NotNull @Valid QuestionsWanted body) {
    return questions.find(body.numberKeys(), body.since()).map(QuestionsAnswer::new);
  }
}
