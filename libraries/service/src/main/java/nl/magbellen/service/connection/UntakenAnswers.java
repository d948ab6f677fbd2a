package nl.magbellen.service.connection;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All answers that clients have not taken yet. They wait in memory, so there may be so much of them
 * and no more: beyond that the answers of those are given up who have taken nothing for longest,
 * and of those who take some the largest.
 */
final class UntakenAnswers {

  private final long most;
  private final Set<ClientConnection> open;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean relieving = new AtomicBoolean();

  /**
   * @param most in bytes
   * @param open the connections on which they wait
   */
  UntakenAnswers(long most, Set<ClientConnection> open) {
    this.most = most;
    this.open = open;
  }

  /** How many bytes wait. */
  long bytes() {
    return bytes.get();
  }

  /** So many bytes more wait, or fewer. */
  void add(long more) {
    if (bytes.addAndGet(more) > most && more > 0 && relieving.compareAndSet(false, true)) {
      try {
        relieve();
      } finally {
        relieving.set(false);
      }
    }
  }

  private void relieve() {
    List<ClientConnection> waiting =
        open.stream().filter(connection -> connection.untaken() > 0).toList();
    long tooMuch =
        bytes.get()
            - most
            - waiting.stream()
                .filter(ClientConnection::isGivenUp)
                .mapToLong(ClientConnection::untaken)
                .sum();
    List<ClientConnection> worstFirst =
        waiting.stream()
            .filter(connection -> !connection.isGivenUp())
            .sorted(
                Comparator.comparingLong(
                        (ClientConnection connection) -> -connection.stuckFor().toSeconds())
                    .thenComparingLong(connection -> -connection.untaken()))
            .toList();
    for (ClientConnection connection : worstFirst) {
      if (tooMuch <= 0) {
        return;
      }
      tooMuch -= connection.untaken();
      connection.giveUpAnswers();
    }
  }
}
