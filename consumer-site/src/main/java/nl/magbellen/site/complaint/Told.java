package nl.magbellen.site.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.text.ComplainText;

/**
 * What is known about a call, in words for whoever got it.
 *
 * @param said what the visitor told, a line each
 * @param known what we know: who it was, whether there was a permit and why, what was offered
 */
public record Told(List<String> said, List<String> known) {

  private static final Set<String> WRONG_TIME = Set.of("OUTSIDE_CALLING_HOURS", "FORBIDDEN_DAY");

  /**
   * The words.
   *
   * @param name of the organisation; null when it is not known
   */
  public static Told of(SiteComplaint complaint, String name, PageContext page) {
    ComplainText texts = page.language().texts(ComplainText.class);
    List<String> known = new ArrayList<>();
    known.add(who(complaint, name, texts));
    if (complaint.finding() != null) {
      known.add(permit(complaint, name, page, texts));
    }
    if (complaint.objectedAt() != null) {
      known.add(texts.objected(page.moment(complaint.objectedAt())));
    }
    if (complaint.decidedAt() != null) {
      known.add(offered(complaint.offered(), texts));
    }
    return new Told(said(complaint, texts), List.copyOf(known));
  }

  private static List<String> said(SiteComplaint complaint, ComplainText texts) {
    List<String> said = new ArrayList<>();
    if (complaint.call().noConsent()) {
      said.add(texts.noConsent());
    }
    if (complaint.call().hadObjected()) {
      said.add(texts.hadObjected());
    }
    if (complaint.call().notTold()) {
      said.add(texts.notTold());
    }
    return said.isEmpty() ? List.of(texts.nothingTicked()) : List.copyOf(said);
  }

  private static String who(SiteComplaint complaint, String name, ComplainText texts) {
    if (name != null && complaint.caller() == null) {
      return texts.whoPerhaps(name);
    }
    if (name != null) {
      // whoever was refused may have wanted to show a number that is not its own
      return "DENIED".equals(complaint.finding()) ? texts.whoWasRefused(name) : texts.who(name);
    }
    return switch (complaint.finding()) {
      case null -> texts.whoLater();
      case "NOT_ASKED" -> texts.whoOfSeveral();
      default -> complaint.caller() == null ? texts.whoWithheld() : texts.whoUnknown();
    };
  }

  private static String permit(
      SiteComplaint complaint, String name, PageContext page, ComplainText texts) {
    return switch (complaint.finding()) {
      case "PERMITTED" ->
          texts.permitted(page.moment(complaint.decidedAt()))
              + " "
              + texts.basis(String.valueOf(complaint.basis()));
      case "DENIED" ->
          texts.denied(page.moment(complaint.decidedAt()))
              + " "
              + texts.reason(reason(complaint.reasons()));
      case "NOT_ASKED" -> name == null ? texts.nobodyAsked() : texts.notAsked(name);
      default -> texts.nobodyAsked();
    };
  }

  /** The reason that a consumer understands best. */
  private static String reason(List<String> codes) {
    if (codes.contains("OBJECTION_REGISTERED")) {
      return "OBJECTION";
    }
    if (codes.stream()
        .anyMatch(code -> code.equals("NO_LEGAL_BASIS") || code.contains("CONSENT"))) {
      return "BASIS";
    }
    return codes.stream().anyMatch(WRONG_TIME::contains) ? "TIME" : "OTHER";
  }

  private static String offered(Boolean offered, ComplainText texts) {
    if (offered == null) {
      return texts.offeredUnknown();
    }
    return offered ? texts.offered() : texts.notOffered();
  }
}
