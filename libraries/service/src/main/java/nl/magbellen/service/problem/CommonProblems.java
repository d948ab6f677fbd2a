package nl.magbellen.service.problem;

import jakarta.inject.Singleton;
import java.time.Duration;
import nl.magbellen.service.refusal.CommonRefusal;

/** What a client is told of what every service may refuse. */
@Singleton
final class CommonProblems extends RefusalTable<CommonRefusal> {

  CommonProblems() {
    super(CommonRefusal.class);
  }

  @Override
  protected ProblemException told(CommonRefusal refusal) {
    return switch (refusal) {
      case CommonRefusal.InvalidFields(var errors) -> ProblemException.invalidFields(errors);
      case CommonRefusal.InvalidRequest(String what) -> ProblemException.badRequest(what);
      case CommonRefusal.NoSuchRecord() ->
          ProblemException.notFound("There is no record with this id.");
      case CommonRefusal.NoOwnRecord() ->
          ProblemException.forbidden(
              "There is no record with this id among those of the token's advertisers.");
      case CommonRefusal.ForeignAdvertiser() ->
          ProblemException.forbidden(
              "The token's advertisers do not hold the advertiser of this request.");
      case CommonRefusal.NoCheckpoint(String which) ->
          ProblemException.notFound("There is no checkpoint %s.".formatted(which));
      case CommonRefusal.LogIsBeingRead() ->
          ProblemException.busy(
              "Somebody else is reading of the log; ask again.", Duration.ofSeconds(1));
      case CommonRefusal.TokenWithoutClaims() ->
          ProblemException.forbidden("The token is not a JWT with the claims that are needed.");
      case CommonRefusal.KeyReused() ->
          ProblemException.unprocessable(
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request; use a new one for each.");
    };
  }
}
