package nl.magbellen.callerid;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;

/** What an advertiser was from one recording to the next. */
@Entity
@Table(name = "advertiser_version")
public class AdvertiserVersion extends Version<AdvertiserVersion> {

  public String name;

  public String kvk;

  @Enumerated(EnumType.STRING)
  public Sector sector;

  public String website;

  public String contact;

  public boolean active;

  @Enumerated(EnumType.STRING)
  @Column(name = "untrained_telemarketer")
  public UntrainedTelemarketer untrainedTelemarketer;

  @Convert(converter = SubjectFamilies.class)
  @Column(name = "similar_subjects")
  public List<List<String>> similarSubjects;

  static AdvertiserVersion of(AdvertiserRequest request) {
    AdvertiserVersion version = new AdvertiserVersion();
    version.name = request.name();
    version.kvk = request.kvk();
    version.sector = request.sector();
    version.website = request.website();
    version.contact = request.contact();
    version.active = request.active();
    version.untrainedTelemarketer = request.untrainedTelemarketer();
    version.similarSubjects = request.similarSubjects();
    return version;
  }

  @Override
  boolean saysTheSameAs(AdvertiserVersion other) {
    return content().equals(other.content());
  }

  private AdvertiserRequest content() {
    return new AdvertiserRequest(
        name, kvk, sector, website, contact, active, untrainedTelemarketer, similarSubjects);
  }

  AdvertiserRecord asRecord() {
    return new AdvertiserRecord(
        entry,
        name,
        kvk,
        sector,
        website,
        contact,
        active,
        untrainedTelemarketer,
        similarSubjects,
        version,
        recordedAt);
  }
}
