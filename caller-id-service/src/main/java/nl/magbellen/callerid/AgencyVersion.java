package nl.magbellen.callerid;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What an agency was from one recording to the next. */
@Entity
@Table(name = "agency_version")
public class AgencyVersion extends Version<AgencyVersion> {

  public String name;

  static AgencyVersion of(AgencyRequest request) {
    AgencyVersion version = new AgencyVersion();
    version.name = request.name();
    return version;
  }

  @Override
  boolean saysTheSameAs(AgencyVersion other) {
    return name.equals(other.name);
  }

  AgencyRecord asRecord() {
    return new AgencyRecord(entry, name, version, recordedAt);
  }
}
