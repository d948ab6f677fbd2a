package nl.magbellen.decision;

import java.util.List;
import java.util.Optional;

/**
 * Which of the records of one legal basis hold.
 *
 * @param found the basis that holds
 * @param whyNot why each of the others does not, oldest record first
 */
record BasisCheck(Optional<BasisFound> found, List<Failure> whyNot) {

  static final BasisCheck NOTHING = new BasisCheck(Optional.empty(), List.of());
}
