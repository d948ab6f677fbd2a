package nl.magbellen.launcher.chaos.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.magbellen.launcher.chaos.history.Answer;
import nl.magbellen.launcher.chaos.history.Write;
import nl.magbellen.launcher.os.Pause;

/** Sends writes until they are answered for good, and notes all that was written and asked. */
public final class Ledger {

  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN = Duration.ofMillis(300);

  /** A write of which nobody knows what became of it. */
  private record Open(Draft draft, String key, long sent) {}

  private final Clients clients;
  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Open> open = new ConcurrentLinkedQueue<>();

  public Ledger(Clients clients) {
    this.clients = clients;
  }

  /** Sends it, some times if need be; what stays unknown is sent again by {@link #settle()}. */
  Write write(Draft draft, Random random) {
    Open one = new Open(draft, UUID.randomUUID().toString(), System.nanoTime());
    Write write = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      write = send(one, random.nextBoolean());
      if (write.result() != Write.Result.UNKNOWN) {
        writes.add(write);
        return write;
      }
      Pause.of(BETWEEN);
    }
    open.add(one);
    return write;
  }

  void note(Answer answer) {
    answers.add(answer);
  }

  /** Sends what is still unknown once more, with the same keys: whether all is known now. */
  public boolean settle() {
    List<Open> still = new ArrayList<>();
    for (Open one = open.poll(); one != null; one = open.poll()) {
      Write write = send(one, false);
      if (write.result() == Write.Result.UNKNOWN) {
        still.add(one);
      } else {
        writes.add(write);
      }
    }
    open.addAll(still);
    return still.isEmpty();
  }

  /** Every write; those that are still unknown too. */
  public List<Write> writes() {
    List<Write> all = new ArrayList<>(writes);
    open.forEach(one -> all.add(made(one, Write.Result.UNKNOWN, null)));
    return List.copyOf(all);
  }

  /** Every question. */
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  private Write send(Open one, boolean overLink) {
    Draft draft = one.draft();
    Reply reply =
        overLink
            ? clients.postOverLink(
                draft.service(), draft.role(), draft.path(), draft.body(), one.key())
            : clients.post(draft.service(), draft.role(), draft.path(), draft.body(), one.key());
    if (reply.isTaken()) {
      String id = draft.kind() == Write.Kind.CALLED_AND_OBJECTED ? "objectionId" : "id";
      return made(one, Write.Result.ACKNOWLEDGED, reply.body().path(id).asText());
    }
    return made(one, reply.isRefused() ? Write.Result.REFUSED : Write.Result.UNKNOWN, null);
  }

  private static Write made(Open one, Write.Result result, String id) {
    Draft draft = one.draft();
    return new Write(
        draft.kind(),
        draft.number(),
        draft.advertiser(),
        draft.about(),
        draft.happened(),
        one.sent(),
        System.nanoTime(),
        result,
        id);
  }
}
