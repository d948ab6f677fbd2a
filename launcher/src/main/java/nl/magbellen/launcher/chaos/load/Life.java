package nl.magbellen.launcher.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Answer.Ask;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.chaos.history.Write.Kind;

/**
 * What becomes of one number: consents, objections and the like, given and taken back in any order,
 * and questions in between. It does only what a client could know to be allowed.
 */
final class Life {

  private static final List<String> COMPANIES = List.of(World.ENERGY, World.SOLAR);

  private final String number;
  private final Drafts drafts;
  private final Questions questions;
  private final Random random;
  private final List<Write> standing = new ArrayList<>();
  private final List<Answer> permits = new ArrayList<>();

  Life(String number, Questions questions, Random random) {
    this.number = number;
    this.drafts = new Drafts(number);
    this.questions = questions;
    this.random = random;
  }

  /** One thing more happens. */
  void goOn() {
    switch (random.nextInt(16)) {
      case 0, 1 -> give(Kind.CONSENT, drafts.consent(company()));
      case 2 -> takeBack(Kind.CONSENT, drafts::withdrawal);
      case 3 -> give(Kind.OBJECTION, drafts.objection(any(World.ENERGY, World.CATS, "*")));
      case 4 -> takeBack(Kind.OBJECTION, drafts::lift);
      case 5 -> give(Kind.REQUESTED_CALL, drafts.requestedCall(company()));
      case 6 -> give(Kind.RELATION, drafts.relation());
      case 7 -> takeBack(Kind.RELATION, drafts::relationEnd);
      case 8 -> give(Kind.PUBLISHED_NUMBER, drafts.publishedNumber());
      case 9, 10 -> report();
      case 11 -> askTwiceAtOnce();
      case 12 -> questions.askTogether(everyQuestion(), random.nextBoolean());
      case 13 -> askAgainWithKey();
      default -> ask(matter());
    }
  }

  /** At most one of a kind for each advertiser, so that a client knows what it takes back. */
  private void give(Kind kind, Draft draft) {
    boolean stands =
        standing.stream()
            .anyMatch(
                write -> write.kind() == kind && write.advertiser().equals(draft.advertiser()));
    if (!stands) {
      keep(questions.ledger().write(draft, random));
    }
  }

  private void keep(Write write) {
    if (write.result() == Write.Result.ACKNOWLEDGED) {
      standing.removeIf(known -> known.id().equals(write.id()));
      standing.add(write);
    }
  }

  private void takeBack(Kind kind, Function<Write, Draft> draft) {
    standing.stream()
        .filter(write -> write.kind() == kind)
        .findAny()
        .ifPresent(
            write -> {
              standing.remove(write);
              questions.ledger().write(draft.apply(write), random);
            });
  }

  private void ask(Questions.Matter matter) {
    keep(questions.ask(matter, null, random.nextInt(4) == 0));
  }

  private void keep(Answer answer) {
    if (answer.isPermit() && answer.said().path("binding").asBoolean()) {
      permits.add(answer);
    }
  }

  /** The calls of permits are reported once each. */
  private void report() {
    if (permits.isEmpty()) {
      ask(matter());
      return;
    }
    Answer permit = permits.remove(random.nextInt(permits.size()));
    Kind kind =
        permit.ask() == Ask.SERVICE
            ? Kind.CALLED
            : any(Kind.CALLED, Kind.CALLED_AND_OBJECTED, Kind.NOT_REACHED);
    if (kind == Kind.CALLED) {
      standing.removeIf(write -> write.id().equals(permit.evidence()));
    }
    Write write = questions.ledger().write(drafts.outcome(permit, kind), random);
    if (kind == Kind.CALLED_AND_OBJECTED) {
      keep(write);
    }
  }

  private void askTwiceAtOnce() {
    Questions.Matter matter = new Questions.Matter(Ask.NOW, number, company());
    List<Thread> asking =
        Stream.of(false, true)
            .map(overLink -> Thread.ofVirtual().start(() -> questions.ask(matter, null, overLink)))
            .toList();
    asking.forEach(Life::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void askAgainWithKey() {
    Questions.Matter matter = matter();
    String key = UUID.randomUUID().toString();
    Answer first = questions.ask(matter, key, random.nextBoolean());
    if (random.nextBoolean()) {
      goOn();
    }
    Answer again = questions.ask(matter, key, false);
    if (again.isDecision() && first.isDecision() && again.id().equals(first.id())) {
      keep(again);
    }
  }

  private List<Questions.Matter> everyQuestion() {
    return Stream.of(Ask.values())
        .map(ask -> new Questions.Matter(ask, number, advertiser(ask)))
        .toList();
  }

  private Questions.Matter matter() {
    Ask ask = any(Ask.values());
    return new Questions.Matter(ask, number, advertiser(ask));
  }

  private String advertiser(Ask ask) {
    return ask == Ask.CHARITY ? World.CATS : company();
  }

  private String company() {
    return COMPANIES.get(random.nextInt(COMPANIES.size()));
  }

  @SafeVarargs
  private <T> T any(T... of) {
    return Optional.of(of[random.nextInt(of.length)]).orElseThrow();
  }
}
