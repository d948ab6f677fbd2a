package nl.magbellen.site.visit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.phonecode.CodeRequest;
import nl.magbellen.phonecode.Codes;
import nl.magbellen.phonecode.Delivery;
import nl.magbellen.phonecode.ProofOfWork;
import nl.magbellen.phonecode.Sending;
import nl.magbellen.phonecode.Verification;
import nl.magbellen.site.page.Form;
import nl.magbellen.site.page.Language;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.ToldCall;
import nl.magbellen.site.text.CodeText;
import nl.magbellen.site.text.SiteText;

/** Has a code sent and given back on behalf of a visitor, and puts refusals into words. */
@ApplicationScoped
public class CodePosting {

  /** A longer wait is shown in hours. */
  private static final int MOST_MINUTES = 90;

  private final Codes codes;
  private final Visit visit;
  private final InstantSource time;

  CodePosting(Codes codes, Visit visit, InstantSource time) {
    this.codes = codes;
    this.visit = visit;
    this.time = time;
  }

  /** The number in a form's field; refuses the form and is empty when it is none. */
  public Optional<TelephoneNumber> read(Form form, String field) {
    Language language = visit.language();
    if (form.value(field).isEmpty()) {
      form.refuse(field, language.texts(SiteText.class).numberMissing());
      return Optional.empty();
    }
    try {
      return Optional.of(TelephoneNumber.parse(form.value(field)));
    } catch (InvalidTelephoneNumberException wrong) {
      form.refuse(field, language.told(wrong.fault()));
      return Optional.empty();
    }
  }

  /**
   * What a code is for.
   *
   * @param against an objection against this party; null for none
   * @param call a complaint about this call; null for none
   */
  public record Errand(Party against, ToldCall call) {

    /** To see what is on record. */
    public static final Errand TO_SEE = new Errand(null, null);

    /** What the code was for that is on its way. */
    public static Errand of(Session.Waiting waiting) {
      return new Errand(waiting.against(), waiting.call());
    }
  }

  /**
   * Sends a code and starts to wait for it.
   *
   * @return false if none was sent; then the form says why at its field
   */
  public Uni<Boolean> send(
      TelephoneNumber number, Errand errand, boolean spoken, String work, Form form, String field) {
    return codes
        .send(
            number,
            spoken ? Delivery.VOICE : Delivery.SMS,
            visit.language().locale(),
            visit.from(),
            ProofOfWork.of(work))
        .map(
            sending ->
                switch (sending) {
                  case Sending.Sent(var request) ->
                      wait(number, request, errand, isAgain(number) ? Notice.CODE_AGAIN : null);
                  case Sending.SentBefore(var request) ->
                      wait(number, request, errand, Notice.CODE_BEFORE);
                  case Sending.NumberNotPossible refused -> refuse(form, field, refused);
                  case Sending.ProofRefused refused -> refuse(form, field, refused);
                  case Sending.TooMany refused -> refuse(form, field, refused);
                  case Sending.NotSent refused -> refuse(form, field, refused);
                });
  }

  private boolean isAgain(TelephoneNumber number) {
    return visit.waiting().filter(waiting -> waiting.number().equals(number)).isPresent();
  }

  private boolean wait(TelephoneNumber number, CodeRequest request, Errand errand, Notice notice) {
    visit.keep(
        new Session.Waiting(
            number,
            request.id(),
            request.delivery() == Delivery.VOICE,
            errand.against(),
            errand.call(),
            notice,
            visit.othersThan(number),
            time.instant().plus(Session.IDLE)));
    return true;
  }

  private boolean refuse(Form form, String field, Sending sending) {
    SiteText texts = visit.language().texts(SiteText.class);
    form.refuse(
        field,
        switch (sending) {
          case Sending.Sent sent -> throw new IllegalArgumentException("A code was sent.");
          case Sending.SentBefore sent -> throw new IllegalArgumentException("A code was sent.");
          case Sending.NumberNotPossible no -> texts.numberNotPossible();
          case Sending.ProofRefused no -> texts.proofRefused();
          case Sending.TooMany tooMany -> tooMany(tooMany.retryAfter(), texts);
          case Sending.NotSent no -> texts.notSent();
        });
    return false;
  }

  /** The code that a visitor gave back; refuses the form and is empty when it is not right. */
  public Uni<Optional<Session.Proven>> verify(Session.Waiting waiting, Form form) {
    return codes
        .verify(waiting.request(), form.value("code"))
        .map(
            result ->
                switch (result) {
                  case Verification.Proven(var proven) ->
                      Optional.of(
                          new Session.Proven(
                              proven.number(),
                              proven.request(),
                              proven.provenAt(),
                              null,
                              null,
                              null,
                              null,
                              waiting.others(),
                              proven.provenAt().plus(Session.IDLE)));
                  case Verification.Wrong wrong -> refuse(form, wrong(wrong));
                  case Verification.NotSixDigits no -> refuse(form, texts().sixDigits());
                  case Verification.NoTriesLeft no -> refuse(form, texts().noTries());
                  case Verification.Expired no -> refuse(form, texts().expired());
                });
  }

  private static Optional<Session.Proven> refuse(Form form, String text) {
    form.refuse("code", text);
    return Optional.empty();
  }

  private String wrong(Verification.Wrong wrong) {
    String left = wrong.triesLeft() == 0 ? texts().noTries() : texts().wrong(wrong.triesLeft());
    return wrong.newerSent() ? left + " " + texts().newer() : left;
  }

  private CodeText texts() {
    return visit.language().texts(CodeText.class);
  }

  private static String tooMany(Duration wait, SiteText texts) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    return minutes > MOST_MINUTES
        ? texts.tooManyToday(wait.plusMinutes(59).toHours())
        : texts.tooMany(minutes);
  }
}
