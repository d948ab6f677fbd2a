package nl.magbellen.objection.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.Ids;
import nl.magbellen.number.NumberCipher;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.objection.answer.AnswerState;
import nl.magbellen.objection.answer.AnswerTerms;
import nl.magbellen.objection.answer.Answers;
import nl.magbellen.service.database.CurrentSession;
import nl.magbellen.service.database.Filters;

/** Writes and reads requests about data, in the caller's transaction. */
@ApplicationScoped
public class PrivacyRequestLedger {

  private static final String PURPOSE = "privacy-request.number";

  private final NumberKeys keys;
  private final NumberCipher cipher;
  private final AnswerTerms terms;
  private final Answers answers;
  private final InstantSource time;

  PrivacyRequestLedger(
      NumberKeys keys,
      NumberCipher cipher,
      AnswerTerms terms,
      Answers answers,
      InstantSource time) {
    this.keys = keys;
    this.cipher = cipher;
    this.terms = terms;
    this.answers = answers;
    this.time = time;
  }

  /** Records a request. */
  public Uni<PrivacyRequestRecord> register(PrivacyRequestBody body, String recordedBy) {
    PrivacyRequest request = new PrivacyRequest();
    request.id = Ids.next();
    request.numberKey = keys.newest(body.number()).value();
    request.numberCipher = cipher.encrypt(body.number(), PURPOSE);
    request.kind = body.kind();
    request.advertiser = body.advertiser();
    request.words = body.words();
    request.receivedAt = body.receivedAt();
    request.source = body.source();
    request.dueOn = terms.ofPrivacyRequest(body.receivedAt());
    request.recordedBy = recordedBy;
    return request
        .persist()
        .chain(CurrentSession::flushAndForget)
        .chain(
            () ->
                answers.happened(
                    Answers.Subject.PRIVACY_REQUEST,
                    request.id,
                    Answers.Kind.RECEIVED,
                    body.receivedAt(),
                    recordedBy))
        .chain(() -> find(request.id));
  }

  /** The request with this id, or null. */
  public Uni<PrivacyRequestRecord> find(UUID id) {
    return PrivacyRequest.<PrivacyRequest>findById(id)
        .map(found -> found == null ? null : record(found));
  }

  /**
   * Requests, oldest first.
   *
   * @param number of whom; null for anybody
   * @param advertisers who keep the data; null for all
   * @param openOverdue only those that should have been answered by now and are not
   * @param after only records with a greater id
   */
  public Uni<List<PrivacyRequestRecord>> list(
      TelephoneNumber number,
      Collection<String> advertisers,
      boolean openOverdue,
      UUID after,
      int most) {
    return new Filters()
        .and("id > :after", after)
        .and("advertiser in :advertisers", advertisers)
        .and("numberKey in :numberKeys", keys.values(number))
        .and(
            "answeredAt is null and dueOn < :today",
            openOverdue ? DutchTime.dateOf(time.instant()) : null)
        .list(PrivacyRequest.class, most)
        .map(found -> found.stream().map(this::record).toList());
  }

  private PrivacyRequestRecord record(PrivacyRequest one) {
    return new PrivacyRequestRecord(
        one.id,
        cipher.decryptNumber(one.numberCipher, PURPOSE),
        one.kind,
        one.advertiser,
        one.words,
        one.receivedAt,
        one.source,
        one.dueOn,
        AnswerState.of(one.answeredAt),
        AnswerState.isOverdue(one.dueOn, one.answeredAt, time.instant()),
        one.answer,
        one.answeredAt,
        one.recordedAt);
  }
}
