package nl.magbellen.phonecode;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import org.jboss.logging.Logger;

/** Shows codes instead of sending them, for developers and tests. */
@ApplicationScoped
@Typed(DevelopmentCodes.class)
class DevelopmentCodes implements CodeSender {

  private static final Logger LOG = Logger.getLogger(DevelopmentCodes.class);
  private static final int SHOWN = 50;

  private final Deque<Shown> latest = new ArrayDeque<>();
  private final InstantSource time;

  DevelopmentCodes(InstantSource time) {
    this.time = time;
  }

  /** A code that would have been sent. */
  record Shown(
      UUID reference,
      TelephoneNumber number,
      Delivery delivery,
      String code,
      String text,
      Instant sentAt) {}

  @Override
  public Uni<Void> send(CodeMessage message) {
    LOG.infof(
        "magbellen code %s for %s by %s",
        message.code().digits(), message.number().masked(), message.delivery());
    Shown shown =
        new Shown(
            message.reference(),
            message.number(),
            message.delivery(),
            message.code().digits(),
            message.text(),
            time.instant());
    synchronized (latest) {
      latest.addFirst(shown);
      if (latest.size() > SHOWN) {
        latest.removeLast();
      }
    }
    return Uni.createFrom().voidItem();
  }

  /** The latest codes, newest first. */
  List<Shown> latest() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }
}
