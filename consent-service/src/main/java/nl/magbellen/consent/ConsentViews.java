package nl.magbellen.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import nl.magbellen.imports.FileEvidence;

/** Shows a consent as a client's advertisers may see it. */
@ApplicationScoped
public class ConsentViews {

  private final ConsentSecrets secrets;

  ConsentViews(ConsentSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The consent, as far as it concerns the client.
   *
   * @param actsFor the client's advertisers
   */
  public ConsentRecord of(RecordedConsent recorded, Predicate<String> actsFor) {
    Consent consent = recorded.consent();
    boolean ofAddressee = recorded.actsForAll(actsFor);
    return new ConsentRecord(
        consent.id,
        secrets.openNumber(consent.numberCipher),
        consent.advertiser,
        consent.subject,
        ofAddressee ? consent.person : null,
        consent.givenAt,
        consent.channel,
        text(consent, recorded.text()),
        recorded.partnersFor(actsFor),
        ofAddressee ? secrets.openSource(consent.sourceCipher) : null,
        consent.validUntil,
        recorded.verificationFor(actsFor).map(this::verification).orElse(null),
        recorded.withdrawnFor(actsFor),
        recorded.disputedFor(actsFor),
        recorded.firstUsedFor(actsFor),
        consent.recordedAt,
        recorded.eventsFor(actsFor).stream()
            .map(event -> event(event, ofAddressee ? file(recorded, event) : null))
            .toList());
  }

  private static ConsentText text(Consent consent, TextVersion text) {
    return consent.textVersion == null
        ? null
        : new ConsentText(
            consent.textVersion,
            text == null ? null : text.body,
            consent.standalone,
            consent.firstCallWithin);
  }

  private Verification verification(ConsentEvent event) {
    return new Verification(
        event.method, event.happenedAt, secrets.openEvidence(event.evidenceCipher));
  }

  private static FileEvidence file(RecordedConsent recorded, ConsentEvent event) {
    return recorded.files().of(event.importFile, event.importLine);
  }

  private ConsentEventRecord event(ConsentEvent event, FileEvidence file) {
    return new ConsentEventRecord(
        event.kind,
        event.happenedAt,
        event.advertiser,
        event.channel,
        event.method,
        secrets.openEvidence(event.evidenceCipher),
        event.decision,
        file,
        event.recordedBy,
        event.recordedAt);
  }
}
