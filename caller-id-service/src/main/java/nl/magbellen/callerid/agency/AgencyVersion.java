package nl.magbellen.callerid.agency;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import nl.magbellen.callerid.register.Version;

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
  protected boolean saysTheSameAs(AgencyVersion other) {
    return name.equals(other.name);
  }

  AgencyRecord asRecord() {
    return new AgencyRecord(entry, name, version, recordedAt);
  }
}
