package nl.magbellen.site.check;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.Sha256;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.complaint.ComplaintPapers;
import nl.magbellen.site.object.PartyNames;
import nl.magbellen.site.object.Receipt;
import nl.magbellen.site.object.Receipts;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.records.Everything;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.text.CheckText;
import nl.magbellen.site.text.ComplainText;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Puts into words what is known about a proof. */
@ApplicationScoped
class Findings {

  private static final Logger LOG = Logger.getLogger(Findings.class);

  private final Receipts receipts;
  private final Objections objections;
  private final PartyNames parties;
  private final ConsentRecords consents;
  private final Advertisers advertisers;
  private final Everything everything;
  private final ComplaintPapers complaints;
  private final InstantSource time;

  Findings(
      Receipts receipts,
      Objections objections,
      PartyNames parties,
      @RestClient ConsentRecords consents,
      Advertisers advertisers,
      Everything everything,
      ComplaintPapers complaints,
      InstantSource time) {
    this.receipts = receipts;
    this.objections = objections;
    this.parties = parties;
    this.consents = consents;
    this.advertisers = advertisers;
    this.everything = everything;
    this.complaints = complaints;
    this.time = time;
  }

  /**
   * What is known about a proof; empty when it is not genuine.
   *
   * @param number whose proof it should be; empty when nobody says
   */
  Uni<Optional<Finding>> of(String signed, Optional<TelephoneNumber> number, PageContext page) {
    return receipts
        .read(signed)
        .map(receipt -> ofReceipt(receipt, number, page).map(Optional::of))
        .or(() -> complaints.read(signed).map(paper -> ofComplaint(paper, number, page)))
        .orElseGet(
            () ->
                SignedText.isOfConsent(signed)
                    ? ofConsent(signed, number, page)
                    : Uni.createFrom()
                        .item(everything.read(signed).map(made -> of(made, number, page))));
  }

  private Uni<Optional<Finding>> ofComplaint(
      ComplaintPapers.Paper paper, Optional<TelephoneNumber> number, PageContext page) {
    return paper.advertiser() == null
        ? Uni.createFrom().item(Optional.of(ofComplaint(paper, number, null, page)))
        : advertisers
            .name(paper.advertiser())
            .map(name -> Optional.of(ofComplaint(paper, number, name, page)));
  }

  private static Finding ofComplaint(
      ComplaintPapers.Paper paper,
      Optional<TelephoneNumber> number,
      String name,
      PageContext page) {
    CheckText texts = page.language().texts(CheckText.class);
    ComplainText words = page.language().texts(ComplainText.class);
    Match match = Match.of(number, paper.complaint(), paper.numberDigest());
    return new Finding(
        match == Match.OTHER ? "warning" : "ok",
        match.heading(false, texts),
        List.of(
            new Finding.Line(texts.kind(), words.paper()),
            new Finding.Line(texts.ofNumber(), match.told(texts)),
            new Finding.Line(words.organisation(), name == null ? words.unknown() : name),
            new Finding.Line(words.when(), page.moment(paper.calledAt())),
            new Finding.Line(words.received(), page.moment(paper.receivedAt())),
            new Finding.Line(texts.reference(), page.reference(paper.complaint()))));
  }

  private static Finding of(
      Everything.Made made, Optional<TelephoneNumber> number, PageContext page) {
    CheckText texts = page.language().texts(CheckText.class);
    Match match = Match.of(number.map(made.number()::equals));
    return new Finding(
        match == Match.OTHER ? "warning" : "ok",
        match.heading(false, texts),
        List.of(
            new Finding.Line(texts.kind(), texts.kindEverything()),
            new Finding.Line(texts.ofNumber(), match.told(texts)),
            new Finding.Line(texts.issuedAt(), page.moment(made.madeAt()))));
  }

  private Uni<Finding> ofReceipt(
      Receipt receipt, Optional<TelephoneNumber> number, PageContext page) {
    return Uni.combine()
        .all()
        .unis(parties.of(new Party(receipt.advertiser())), held(receipt))
        .with((against, held) -> ofReceipt(receipt, number, against, held, page));
  }

  private Finding ofReceipt(
      Receipt receipt,
      Optional<TelephoneNumber> number,
      String against,
      Optional<SiteObjection> held,
      PageContext page) {
    CheckText texts = page.language().texts(CheckText.class);
    Match match = Match.of(number, receipt.objection(), receipt.numberDigest());
    boolean holds = held.filter(SiteObjection::isInForce).isPresent();
    String state =
        held.map(
                made ->
                    made.isInForce() ? texts.holds() : texts.lifted(page.moment(made.liftedAt())))
            .orElseGet(texts::holdsUnknown);
    return new Finding(
        match == Match.OTHER || !holds ? "warning" : "ok",
        match.heading(held.isPresent() && !holds, texts),
        List.of(
            new Finding.Line(texts.kind(), texts.kindReceipt()),
            new Finding.Line(texts.ofNumber(), match.told(texts)),
            new Finding.Line(texts.against(), against),
            new Finding.Line(texts.since(), page.moment(receipt.receivedAt())),
            new Finding.Line(texts.state(), state),
            new Finding.Line(texts.reference(), page.reference(receipt.objection()))));
  }

  /** Empty when it cannot be looked up, or is gone. */
  private Uni<Optional<SiteObjection>> held(Receipt receipt) {
    return objections
        .find(receipt.objection())
        .map(Optional::ofNullable)
        .onFailure()
        .recoverWithItem(Findings::unreached);
  }

  private static Optional<SiteObjection> unreached(Throwable failure) {
    LOG.warnf("the register of objections was not reached: %s", failure.getMessage());
    return Optional.empty();
  }

  private Uni<Optional<Finding>> ofConsent(
      String signed, Optional<TelephoneNumber> number, PageContext page) {
    return consents
        .check(new ConsentRecords.ProofShown(signed))
        .flatMap(
            checked ->
                checked.genuine()
                    ? advertisers
                        .name(checked.advertiser())
                        .map(name -> Optional.of(ofConsent(checked, number, name, page)))
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Finding ofConsent(
      ConsentRecords.ProofCheck checked,
      Optional<TelephoneNumber> number,
      String name,
      PageContext page) {
    CheckText texts = page.language().texts(CheckText.class);
    Match match = Match.of(number, checked.consent(), checked.numberDigest());
    Optional<String> ended = ended(checked, texts, page);
    return new Finding(
        match == Match.OTHER || ended.isPresent() ? "warning" : "ok",
        match.heading(ended.isPresent(), texts),
        List.of(
            new Finding.Line(texts.kind(), texts.kindConsent()),
            new Finding.Line(texts.ofNumber(), match.told(texts)),
            new Finding.Line(texts.givenTo(), name),
            new Finding.Line(texts.about(), page.subject(checked.subject())),
            new Finding.Line(texts.givenAt(), page.moment(checked.givenAt())),
            new Finding.Line(texts.issuedAt(), page.moment(checked.issuedAt())),
            new Finding.Line(texts.state(), ended.orElseGet(texts::notWithdrawn)),
            new Finding.Line(texts.reference(), page.reference(checked.consent()))));
  }

  private Optional<String> ended(
      ConsentRecords.ProofCheck checked, CheckText texts, PageContext page) {
    Instant now = time.instant();
    if (checked.withdrawnAt() != null) {
      return Optional.of(texts.withdrawn(page.moment(checked.withdrawnAt())));
    }
    if (checked.disputedAt() != null) {
      return Optional.of(texts.disputed(page.moment(checked.disputedAt())));
    }
    return Optional.ofNullable(checked.validUntil())
        .filter(end -> !end.isAfter(now))
        .map(end -> texts.expired(page.moment(end)));
  }

  /** Whether the proof is of the number that was filled in. */
  private enum Match {
    SAME,
    OTHER,
    NOT_ASKED;

    static Match of(Optional<TelephoneNumber> number, UUID id, String digest) {
      return of(number.map(whose -> Sha256.ofNumber(id, whose.e164()).equals(digest)));
    }

    static Match of(Optional<Boolean> same) {
      return same.map(is -> is ? SAME : OTHER).orElse(NOT_ASKED);
    }

    String heading(boolean isOver, CheckText texts) {
      if (this == OTHER) {
        return texts.genuineOfOther();
      }
      return isOver ? texts.genuineButOver() : texts.genuine();
    }

    String told(CheckText texts) {
      return switch (this) {
        case SAME -> texts.sameNumber();
        case OTHER -> texts.otherNumber();
        case NOT_ASKED -> texts.numberNotAsked();
      };
    }
  }
}
