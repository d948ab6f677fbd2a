package nl.magbellen.objection.site;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.privacy.PrivacyRequestBody;
import nl.magbellen.objection.privacy.PrivacyRequestKind;
import nl.magbellen.objection.privacy.PrivacyRequestLedger;
import nl.magbellen.objection.privacy.PrivacyRequestRecord;
import nl.magbellen.service.api.Paging;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.PrivacyRequests;
import nl.magbellen.site.service.SitePrivacyRequest;

/** Keeps the requests about data that are made on the consumers' site. */
@ApplicationScoped
class RegisteredPrivacyRequests implements PrivacyRequests {

  private static final int MOST = 500;

  private final PrivacyRequestLedger ledger;

  RegisteredPrivacyRequests(PrivacyRequestLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Uni<SitePrivacyRequest> register(NewRequest made) {
    PrivacyRequestBody body =
        new PrivacyRequestBody(
            made.number(),
            PrivacyRequestKind.valueOf(made.kind()),
            made.to().id(),
            made.words(),
            made.receivedAt(),
            made.evidence());
    return Panache.withTransaction(() -> ledger.register(body, RegisteredObjections.CONSUMER))
        .map(RegisteredPrivacyRequests::shown);
  }

  @Override
  public Uni<List<SitePrivacyRequest>> ofNumber(TelephoneNumber number) {
    return Panache.withSession(() -> ledger.list(number, null, false, Paging.FIRST, MOST))
        .map(found -> found.reversed().stream().map(RegisteredPrivacyRequests::shown).toList());
  }

  private static SitePrivacyRequest shown(PrivacyRequestRecord one) {
    return new SitePrivacyRequest(
        one.id(),
        one.kind().name(),
        new Party(one.advertiser()),
        one.words(),
        one.receivedAt(),
        one.dueOn(),
        one.answer(),
        one.answeredAt());
  }
}
