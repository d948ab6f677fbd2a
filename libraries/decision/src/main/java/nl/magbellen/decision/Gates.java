package nl.magbellen.decision;

import java.util.List;
import java.util.stream.Stream;

/** The gates of every call. */
final class Gates {

  /** All gates, in the order in which failures are reported. */
  static final List<Gate> IN_ORDER =
      Stream.of(
              CalleeGates.IN_ORDER,
              CallerIdGates.IN_ORDER,
              TimeGates.IN_ORDER,
              List.of(TrainingGate.GATE, ComplaintGate.GATE),
              LegalBasisGates.IN_ORDER)
          .flatMap(List::stream)
          .toList();

  private Gates() {}
}
