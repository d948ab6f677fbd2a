package nl.magbellen.site.page;

import nl.magbellen.site.text.CodeText;
import nl.magbellen.site.text.RecordsText;

/** A message that a visitor sees once, after something was done. */
public enum Notice {
  LIFTED,
  WITHDRAWN,
  DISPUTED,
  PROOF_ASKED,
  REQUEST_MADE,
  CODE_AGAIN,
  CODE_BEFORE,
  UNREACHABLE,
  GONE;

  /**
   * A notice as a page shows it.
   *
   * @param tone the alert's kind: ok, info, warning
   */
  public record Shown(String tone, String text) {}

  /** The notice in a language. */
  public Shown in(Language language) {
    RecordsText texts = language.texts(RecordsText.class);
    CodeText codes = language.texts(CodeText.class);
    return switch (this) {
      case LIFTED -> new Shown("ok", texts.noticeLifted());
      case WITHDRAWN -> new Shown("ok", texts.noticeWithdrawn());
      case DISPUTED -> new Shown("ok", texts.noticeDisputed());
      case PROOF_ASKED -> new Shown("ok", texts.noticeProofAsked());
      case REQUEST_MADE -> new Shown("ok", texts.noticeRequestMade());
      case CODE_AGAIN -> new Shown("ok", codes.onItsWay());
      case CODE_BEFORE -> new Shown("info", codes.sentBefore());
      case UNREACHABLE -> new Shown("warning", texts.noticeUnreachable());
      case GONE -> new Shown("info", texts.noticeGone());
    };
  }
}
