package nl.magbellen.site.caller;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.site.page.Page;
import nl.magbellen.site.service.CallerDirectory.Caller;
import nl.magbellen.site.service.CallerDirectory.Entry;
import nl.magbellen.site.text.WhoText;

/** Who called, in words; the same shape for a number that nobody knows. */
public record WhoAnswer(String heading, String explanation, List<KnownCaller> callers) {

  /** One who calls from the number. */
  public record KnownCaller(String name, List<Line> lines) {}

  /** A fact about a caller. */
  public record Line(String key, String value) {

    /** Whether the value is an address that a browser may open. */
    public boolean isLink() {
      return isWebAddress(value);
    }
  }

  static WhoAnswer of(Entry entry, Page page) {
    WhoText texts = page.language().texts(WhoText.class);
    return entry.callers().isEmpty()
        ? new WhoAnswer(texts.unknown(), texts.unknownText(), List.of())
        : new WhoAnswer(
            texts.known(),
            texts.knownText(),
            entry.callers().stream().map(caller -> known(caller, entry, page, texts)).toList());
  }

  static WhoAnswer withheld(WhoText texts) {
    return new WhoAnswer(texts.hidden(), texts.hiddenText(), List.of());
  }

  static WhoAnswer unreachable(WhoText texts) {
    return new WhoAnswer(texts.down(), texts.downText(), List.of());
  }

  private static KnownCaller known(Caller caller, Entry entry, Page page, WhoText texts) {
    List<Line> lines = new ArrayList<>();
    if (caller.advertiser().website() != null) {
      lines.add(new Line(texts.website(), caller.advertiser().website()));
    }
    lines.add(new Line(texts.why(), texts.whyText(String.valueOf(caller.advertiser().sector()))));
    lines.add(new Line(texts.howToObject(), entry.howToObject().in(page.language())));
    if (caller.since() != null) {
      lines.add(new Line(texts.since(), page.day(caller.since())));
    }
    lines.add(
        new Line(
            texts.checked(),
            caller.lastCheckedAt() == null
                ? texts.neverChecked()
                : page.moment(caller.lastCheckedAt())));
    String name = caller.advertiser().name();
    return new KnownCaller(
        caller.agency() == null ? name : name + " (" + caller.agency() + ")", lines);
  }

  private static boolean isWebAddress(String value) {
    try {
      String scheme = new URI(value).getScheme();
      return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    } catch (java.net.URISyntaxException text) {
      return false;
    }
  }
}
