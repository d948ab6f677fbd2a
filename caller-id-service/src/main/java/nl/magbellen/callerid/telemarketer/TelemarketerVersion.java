package nl.magbellen.callerid.telemarketer;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import nl.magbellen.callerid.register.Version;

/** What a telemarketer was from one recording to the next; the owner never changes. */
@Entity
@Table(name = "telemarketer_version")
public class TelemarketerVersion extends Version<TelemarketerVersion> {

  /** The id that the owner chose. */
  public String telemarketer;

  public String name;

  /** Where the person works; null when with an advertiser itself. */
  public String agency;

  /** With which advertiser the person works; null when with an agency. */
  public String advertiser;

  static TelemarketerVersion of(String id, TelemarketerOwner owner, String name) {
    TelemarketerVersion version = new TelemarketerVersion();
    version.telemarketer = id;
    version.name = name;
    version.agency = owner.agency();
    version.advertiser = owner.advertiser();
    return version;
  }

  @Override
  protected boolean saysTheSameAs(TelemarketerVersion other) {
    return name.equals(other.name);
  }

  TelemarketerRecord asRecord(List<Training> trainings) {
    return new TelemarketerRecord(
        telemarketer, name, agency, advertiser, version, recordedAt, trainings);
  }
}
