package nl.magbellen.gateway.disposition;

import static java.util.Objects.requireNonNull;

/**
 * Whose words they are. An agency and an advertiser may have the same id.
 *
 * @param id of the agency or advertiser
 */
public record TableOwner(Kind kind, String id) {

  /** Who may have a table. */
  public enum Kind {
    AGENCY,
    ADVERTISER
  }

  public TableOwner {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
  }

  /** An agency. */
  public static TableOwner agency(String id) {
    return new TableOwner(Kind.AGENCY, id);
  }

  /** An advertiser. */
  public static TableOwner advertiser(String id) {
    return new TableOwner(Kind.ADVERTISER, id);
  }
}
