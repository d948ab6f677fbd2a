package nl.magbellen.transparency.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nl.magbellen.transparency.store.RecordKind.OnRecord;

/** Holds other rows of the database against records that are as their leaves say; for one check. */
public interface Comparison {

  /** Compares nothing. */
  Comparison NONE =
      new Comparison() {
        @Override
        public List<Finding> compare(Connection database, List<OnRecord> records) {
          return List.of();
        }

        @Override
        public List<Finding> end(Connection database) {
          return List.of();
        }
      };

  /** What of these does not say the same. */
  List<Finding> compare(Connection database, List<OnRecord> records) throws SQLException;

  /** What there is beside all that was compared; asked once, at the end. */
  List<Finding> end(Connection database) throws SQLException;
}
