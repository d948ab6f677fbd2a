package nl.magbellen.launcher.chaos.check;

import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.History;
import nl.magbellen.launcher.chaos.history.Write;

/**
 * What was, or may have been, on record about a number while a question about it was decided: at
 * any moment between question and answer.
 *
 * @param of all that was done about the number
 * @param asked the question
 */
record Records(History.OfNumber of, Answer asked) {

  /** Objections that may have been in force. */
  Stream<Write> possibleObjections() {
    return objections()
        .filter(objection -> objection.possibleBy(asked.answered()))
        .filter(
            objection ->
                liftsOf(objection).stream().noneMatch(lift -> lift.certainBy(asked.sent())));
  }

  /** Objections that were in force all the while. */
  Stream<Write> certainObjections() {
    return objections()
        .filter(objection -> objection.certainBy(asked.sent()))
        .filter(
            objection ->
                liftsOf(objection).stream().noneMatch(lift -> lift.possibleBy(asked.answered())));
  }

  /** Records that the question can rest on and that may have held. */
  Stream<Write> possibleBases() {
    return bases()
        .filter(basis -> basis.possibleBy(asked.answered()))
        .filter(basis -> endsOf(basis).noneMatch(end -> end.certainBy(asked.sent())));
  }

  /** Records that the question can rest on and that held all the while. */
  Stream<Write> certainBases() {
    return bases()
        .filter(basis -> basis.certainBy(asked.sent()))
        .filter(basis -> endsOf(basis).noneMatch(end -> end.possibleBy(asked.answered())));
  }

  private Stream<Write> objections() {
    return of.writes().stream().filter(write -> write.kind().isObjection()).filter(this::concerns);
  }

  private List<Write> liftsOf(Write objection) {
    return of.writes().stream()
        .filter(write -> write.kind() == Write.Kind.LIFT)
        .filter(lift -> lift.about().equals(objection.id()))
        .toList();
  }

  private Stream<Write> bases() {
    return of.writes().stream().filter(write -> canRestOn(write.kind())).filter(this::concerns);
  }

  private boolean concerns(Write write) {
    return write.advertiser().equals("*") || write.advertiser().equals(asked.advertiser());
  }

  private boolean canRestOn(Write.Kind kind) {
    return switch (asked.ask()) {
      case NOW, PLANNED ->
          kind == Write.Kind.REQUESTED_CALL
              || kind == Write.Kind.CONSENT
              || kind == Write.Kind.PUBLISHED_NUMBER;
      case MACHINE -> kind == Write.Kind.CONSENT || kind == Write.Kind.PUBLISHED_NUMBER;
      case CHARITY -> kind == Write.Kind.RELATION;
      case SERVICE -> false;
    };
  }

  private Stream<Write> endsOf(Write basis) {
    return switch (basis.kind()) {
      case CONSENT ->
          of.writes().stream()
              .filter(write -> write.kind() == Write.Kind.WITHDRAWAL)
              .filter(end -> end.advertiser().equals(basis.advertiser()))
              .filter(
                  end ->
                      end.about().equals(basis.id()) || !end.happened().isBefore(basis.happened()));
      case RELATION ->
          of.writes().stream()
              .filter(write -> write.kind() == Write.Kind.RELATION_END)
              .filter(end -> end.about().equals(basis.id()));
      case REQUESTED_CALL -> usesOf(basis);
      default -> Stream.empty();
    };
  }

  private Stream<Write> usesOf(Write request) {
    return of.writes().stream()
        .filter(write -> write.kind().isUse())
        .filter(use -> decision(use.about()).anyMatch(on -> on.evidence().equals(request.id())));
  }

  private Stream<Answer> decision(String id) {
    return of.answers().stream().filter(Answer::isPermit).filter(one -> one.id().equals(id));
  }
}
