package nl.magbellen.consent.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import nl.magbellen.consent.ConsentSecrets;
import nl.magbellen.consent.publishednumber.PublishedNumberLedger;
import nl.magbellen.consent.relation.RelationLedger;
import nl.magbellen.consent.requestedcall.RequestedCallLedger;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.change.ChangeKind;
import nl.magbellen.service.change.ChangePart;
import nl.magbellen.service.change.ChangeRequest;
import nl.magbellen.service.change.ChangeSource;
import nl.magbellen.service.change.ChangeTable;
import nl.magbellen.service.change.StandingRequest;

/** The changes of consents, customer relations, requested calls and published numbers. */
@ApplicationScoped
class LegalBasisChanges implements ChangeSource {

  private final ConsentSecrets consents;
  private final NumberCipher cipher;
  private final ChangeTable table;

  LegalBasisChanges(Pool pool, ConsentSecrets consents, NumberCipher cipher) {
    this.consents = consents;
    this.cipher = cipher;
    this.table = new ChangeTable(pool, this::number);
  }

  @Override
  public Uni<ChangePart> read(ChangeRequest request) {
    return table.read(request);
  }

  @Override
  public Uni<ChangePart> standing(StandingRequest request) {
    return table.standing(request);
  }

  /** As the record that changed keeps it. */
  private TelephoneNumber number(ChangeKind kind, byte[] sealed) {
    return switch (kind) {
      case CONSENT_GIVEN,
          CONSENT_VERIFIED,
          CONSENT_WITHDRAWN,
          CONSENT_DISPUTED,
          CONSENT_EXPIRED,
          CONSENT_PERIOD_EXPIRED,
          CONSENT_FIRST_CALL_EXPIRED,
          MINOR_REACHED ->
          consents.openNumber(sealed);
      case RELATION_STARTED, RELATION_ENDED, RELATION_EXPIRED ->
          cipher.decryptNumber(sealed, RelationLedger.PURPOSE);
      case CALL_REQUESTED, REQUESTED_CALL_USED, REQUESTED_CALL_EXPIRED ->
          cipher.decryptNumber(sealed, RequestedCallLedger.NUMBER);
      case NUMBER_PUBLISHED, PUBLISHED_NUMBER_EXPIRED ->
          cipher.decryptNumber(sealed, PublishedNumberLedger.NUMBER);
      case OBJECTION_RECEIVED,
          OBJECTION_RECEIVED_AGAIN,
          OBJECTION_LIFTED,
          CALLER_ID_PROVEN,
          CALLER_ID_AGREED,
          CALLER_ID_PUBLISHED,
          CALLER_ID_RELEASED,
          CALLBACK_PASSED,
          CALLBACK_FAILED,
          CALLBACK_EXPIRED,
          MANDATE_GIVEN,
          MANDATE_ENDED,
          MANDATE_EXPIRED,
          ADVERTISER_ACTIVE,
          ADVERTISER_INACTIVE,
          MOURNING_DAY_ADDED,
          MOURNING_DAY_REMOVED ->
          throw new IllegalStateException("consent-service keeps no change of kind " + kind);
    };
  }
}
