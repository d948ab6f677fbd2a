package nl.magbellen.launcher.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Answer.Ask;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.os.Pause;
import nl.magbellen.launcher.os.StackException;

/** Steady work for the services: some lives at a time, one after the other. */
public final class Load {

  private static final int SIDE_BY_SIDE = 8;
  private static final int FIRST_NUMBER = 10_000_000;
  private static final int SHORTEST_LIFE = 8;
  private static final int LONGEST_LIFE = 20;
  private static final Duration BETWEEN = Duration.ofMillis(60);

  private final long seed;
  private final Clients clients;
  private final Ledger ledger;
  private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
  private final List<Thread> working = new ArrayList<>();
  private Questions questions;
  private volatile boolean isOver;

  public Load(long seed, Clients clients, Ledger ledger) {
    this.seed = seed;
    this.clients = clients;
    this.ledger = ledger;
  }

  /**
   * Looks for a moment in which a planned call is allowed, while nothing is wrong yet.
   *
   * @throws StackException when there is none
   */
  public void prepare() {
    String number = nextNumber();
    Ledger aside = new Ledger(clients);
    Write consent = aside.write(new Drafts(number).consent(World.ENERGY), new Random(seed));
    questions =
        World.afternoons()
            .map(afternoon -> new Questions(clients, aside, afternoon))
            .filter(
                each ->
                    each.ask(new Questions.Matter(Ask.PLANNED, number, World.ENERGY), null, false)
                        .isPermit())
            .findFirst()
            .map(found -> new Questions(clients, ledger, found.planned()))
            .orElseThrow(
                () -> new StackException("nothing is permitted on any day; consent: " + consent));
  }

  /** Begins to work. */
  public void start() {
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      Random random = new Random(seed * SIDE_BY_SIDE + i);
      working.add(Thread.ofVirtual().name("load").start(() -> live(random)));
    }
  }

  /** Ends the work, and waits for what is under way. */
  public void stop() {
    isOver = true;
    for (Thread thread : working) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * One life without faults: whether everything was taken, decided and permitted that should be.
   */
  public boolean isServed() {
    String number = nextNumber();
    Drafts drafts = new Drafts(number);
    Random random = new Random(seed);
    boolean taken =
        List.of(
                drafts.consent(World.ENERGY),
                drafts.requestedCall(World.ENERGY),
                drafts.relation(),
                drafts.publishedNumber())
            .stream()
            .map(draft -> ledger.write(draft, random))
            .allMatch(write -> write.result() == Write.Result.ACKNOWLEDGED);
    return taken
        && List.of(Ask.values()).stream().allMatch(ask -> permits(ask, number))
        && ledger.write(drafts.objection("*"), random).result() == Write.Result.ACKNOWLEDGED;
  }

  private boolean permits(Ask ask, String number) {
    String advertiser = ask == Ask.CHARITY ? World.CATS : World.ENERGY;
    Answer answer = questions.ask(new Questions.Matter(ask, number, advertiser), null, false);
    return answer.isPermit();
  }

  private void live(Random random) {
    while (!isOver) {
      Life life = new Life(nextNumber(), questions, random);
      int length = random.nextInt(SHORTEST_LIFE, LONGEST_LIFE);
      for (int step = 0; step < length && !isOver; step++) {
        life.goOn();
        Pause.of(BETWEEN);
      }
    }
  }

  private String nextNumber() {
    return "+316" + numbers.getAndIncrement();
  }
}
