package nl.magbellen.transparency.store;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.transparency.Hash;
import nl.magbellen.transparency.store.Finding.What;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/** Records that are not what their leaves say: changed, swapped or gone. */
final class UnlikeLeaves {

  /**
   * Of so many it is found out whether they were swapped; it takes their number squared. Of more,
   * none is kept.
   */
  private static final int MOST_COMPARED = 200;

  private record Unlike(RecordKind kind, OnRecord record, Hash stored) {

    /** Whether the leaf says what another record says now. */
    boolean says(Unlike other) {
      byte[] body = other.record.body();
      byte[] head = other.record.head();
      return isOf(record.leaf(), record.head(), body)
          || isOf(record.leaf(), head, body)
          || isOf(other.record.leaf(), head, body);
    }

    private boolean isOf(LeafRow leaf, byte[] head, byte[] body) {
      return leaf.hash(kind.committed(leaf.seed(), head, body)).equals(stored);
    }
  }

  private final List<Unlike> unlike = new ArrayList<>();
  private boolean areMany;

  /** So many records of a month, from a leaf to a leaf. */
  private record Dropped(long records, long first, long last) {

    Dropped and(Dropped later) {
      return new Dropped(records + later.records, first, later.last);
    }
  }

  private final Map<String, Dropped> droppedMonths = new LinkedHashMap<>();
  private final Findings findings;

  UnlikeLeaves(Findings findings) {
    this.findings = findings;
  }

  void changed(RecordKind kind, OnRecord record, Hash stored) {
    Unlike one = new Unlike(kind, record, stored);
    if (areMany) {
      changed(one);
    } else {
      unlike.add(one);
      areMany = unlike.size() > MOST_COMPARED;
      if (areMany) {
        unlike.forEach(this::changed);
        unlike.clear();
      }
    }
  }

  /** Gone, and nothing says that it was to go. */
  void missing(LeafRow leaf, boolean monthIsThere) {
    if (monthIsThere) {
      findings.add(
          new Finding(
              What.MISSING, leaf.toString(), "It is leaf %d of the log.".formatted(leaf.index())));
    } else {
      droppedMonths.merge(
          leaf.kind() + ":" + YearMonth.from(leaf.at().atOffset(ZoneOffset.UTC)),
          new Dropped(1, leaf.index(), leaf.index()),
          Dropped::and);
    }
  }

  /** Tells what was found out when all leaves were seen. */
  void end() {
    droppedMonths.forEach(
        (month, dropped) ->
            findings.add(
                new Finding(
                    What.MONTH_DROPPED,
                    month,
                    "%d records, leaves %d to %d, and no purge statement."
                        .formatted(dropped.records, dropped.first, dropped.last))));
    Set<Unlike> swapped = new LinkedHashSet<>();
    for (Unlike one : unlike) {
      unlike.stream()
          .filter(other -> other != one && other.kind == one.kind && one.says(other))
          .forEach(other -> swapped(one, other, swapped));
    }
    unlike.stream().filter(it -> !swapped.contains(it)).forEach(this::changed);
  }

  private void swapped(Unlike one, Unlike other, Set<Unlike> swapped) {
    swapped.add(one);
    findings.add(
        new Finding(
            What.SWAPPED,
            one.record.leaf().toString(),
            "What leaf %d was of stands at %s."
                .formatted(one.record.leaf().index(), other.record.leaf())));
  }

  private void changed(Unlike one) {
    findings.add(
        new Finding(
            What.CHANGED,
            one.record.leaf().toString(),
            "It is not what leaf %d was of.".formatted(one.record.leaf().index())));
  }
}
