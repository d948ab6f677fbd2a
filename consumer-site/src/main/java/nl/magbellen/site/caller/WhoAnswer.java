package nl.magbellen.site.caller;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.CallerDirectory.Caller;
import nl.magbellen.site.service.CallerDirectory.Entry;
import nl.magbellen.site.text.WhoText;

/**
 * Who called, in words; the same shape for an unknown number.
 *
 * @param toComplain whether to complain is what is left to do
 * @param withheld whether no number was shown
 */
public record WhoAnswer(
    String heading,
    String explanation,
    List<KnownCaller> callers,
    boolean toComplain,
    boolean withheld) {

  /**
   * One who calls from the number.
   *
   * @param advertiser the id of the organisation, against which one can object
   */
  public record KnownCaller(String advertiser, String name, String caller, List<Line> lines) {}

  /** A fact about a caller. */
  public record Line(String key, String value) {

    /** Whether the value is an address that a browser may open. */
    public boolean isLink() {
      return isWebAddress(value);
    }
  }

  static WhoAnswer of(Entry entry, PageContext page) {
    WhoText texts = page.language().texts(WhoText.class);
    return entry.callers().isEmpty()
        ? new WhoAnswer(texts.unknown(), texts.unknownText(), List.of(), true, false)
        : new WhoAnswer(
            texts.known(),
            texts.knownText(),
            entry.callers().stream().map(caller -> known(caller, entry, page, texts)).toList(),
            false,
            false);
  }

  static WhoAnswer withheld(WhoText texts) {
    return new WhoAnswer(texts.hidden(), texts.hiddenText(), List.of(), true, true);
  }

  static WhoAnswer unreachable(WhoText texts) {
    return new WhoAnswer(texts.down(), texts.downText(), List.of(), false, false);
  }

  private static KnownCaller known(Caller caller, Entry entry, PageContext page, WhoText texts) {
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
        caller.advertiser().id(),
        name,
        caller.agency() == null ? name : name + " (" + caller.agency() + ")",
        lines);
  }

  private static boolean isWebAddress(String value) {
    try {
      URI address = new URI(value);
      return "https".equalsIgnoreCase(address.getScheme()) && address.getRawUserInfo() == null;
    } catch (URISyntaxException text) {
      return false;
    }
  }
}
