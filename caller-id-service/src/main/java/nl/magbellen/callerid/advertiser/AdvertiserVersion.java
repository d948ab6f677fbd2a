package nl.magbellen.callerid.advertiser;

import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import nl.magbellen.callerid.register.Version;

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

  @Enumerated(EnumType.STRING)
  @Column(name = "many_complaints")
  public ManyComplaints manyComplaints;

  @Convert(converter = SubjectFamilies.class)
  @Column(name = "similar_subjects")
  public List<List<String>> similarSubjects;

  /** Whether a call by a human needs a telemarketer who is known. */
  @Column(name = "telemarketer_required")
  public boolean telemarketerRequired;

  /** As an ISO 8601 period; null for none on record. */
  @Column(name = "reflection_period")
  public String reflectionPeriod;

  /** What a registrar says it is; null when that is in force, or nothing was proposed since. */
  @Enumerated(EnumType.STRING)
  @Column(name = "proposed_sector")
  public Sector proposedSector;

  /** Where the operator's reason for the sector in force is; null when none was given. */
  @Column(name = "sector_evidence")
  public String sectorEvidence;

  /**
   * As an operator wants it.
   *
   * @param now null if it is new
   */
  static AdvertiserVersion settled(AdvertiserRequest request, AdvertiserVersion now) {
    AdvertiserVersion next = of(request, now);
    next.sectorEvidence = now != null && now.sector == request.sector() ? now.sectorEvidence : null;
    return next;
  }

  /**
   * As a registrar wants it, who cannot make a charity of it: the sector in force stays, and
   * another one is proposed.
   *
   * @param now null if it is new
   */
  static AdvertiserVersion proposed(AdvertiserRequest request, AdvertiserVersion now) {
    AdvertiserVersion next = of(request, now);
    next.sector = now == null ? Sector.COMMERCIAL : now.sector;
    next.sectorEvidence = now == null ? null : now.sectorEvidence;
    next.proposedSector = next.sector == request.sector() ? null : request.sector();
    return next;
  }

  /** The same advertiser, in the sector that an operator found. */
  AdvertiserVersion withSector(SectorRequest request) {
    AdvertiserVersion next = of(content().request(), this);
    next.sector = request.sector();
    next.sectorEvidence = request.evidence();
    return next;
  }

  private static AdvertiserVersion of(AdvertiserRequest request, AdvertiserVersion now) {
    AdvertiserVersion version = new AdvertiserVersion();
    version.name = request.name();
    version.kvk = request.kvk();
    version.sector = request.sector();
    version.website = request.website();
    version.contact = request.contact();
    version.active = request.active();
    version.untrainedTelemarketer = request.untrainedTelemarketer();
    ManyComplaints before = now == null ? ManyComplaints.ALERT : now.manyComplaints;
    version.manyComplaints = requireNonNullElse(request.manyComplaints(), before);
    version.similarSubjects = request.similarSubjects();
    version.telemarketerRequired =
        requireNonNullElse(request.telemarketerRequired(), now != null && now.telemarketerRequired);
    version.reflectionPeriod =
        Objects.toString(request.reflectionPeriod(), now == null ? null : now.reflectionPeriod);
    return version;
  }

  @Override
  protected boolean saysTheSameAs(AdvertiserVersion other) {
    return content().equals(other.content());
  }

  private record Content(AdvertiserRequest request, Sector proposedSector, String evidence) {}

  private Content content() {
    return new Content(
        new AdvertiserRequest(
            name,
            kvk,
            sector,
            website,
            contact,
            active,
            untrainedTelemarketer,
            manyComplaints,
            similarSubjects,
            telemarketerRequired,
            period()),
        proposedSector,
        sectorEvidence);
  }

  private Period period() {
    return reflectionPeriod == null ? null : Period.parse(reflectionPeriod);
  }

  AdvertiserRecord asRecord() {
    return new AdvertiserRecord(
        entry,
        name,
        kvk,
        sector,
        proposedSector,
        sectorEvidence,
        website,
        contact,
        active,
        untrainedTelemarketer,
        manyComplaints,
        similarSubjects,
        telemarketerRequired,
        period(),
        version,
        recordedAt);
  }
}
