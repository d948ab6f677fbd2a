package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The states of the pages off the way of {@link SiteFlowsIT}: what is wrong, empty, over, too much,
 * or out of reach. Each is photographed at every width and held against WCAG 2.2 AA and the HTML
 * standard, with the pages' script and without it.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteStatesIT {

  private static final List<Service> OTHERS =
      List.of(Service.CONSENT, Service.CALLER_ID, Service.GATEWAY);
  private static final String GO = "main form .site-go";

  private LocalStack stack;
  private SiteWorld world;
  private URI address;

  static Stream<Arguments> looks() {
    return Stream.of(Site.DUTCH, Site.ENGLISH)
        .flatMap(site -> Stream.of(true, false).map(script -> Arguments.of(site, script)));
  }

  @BeforeAll
  void aWorldToAskAbout(Clients clients, LocalStack stack) {
    this.stack = stack;
    world = SiteWorld.in(clients);
    address = stack.address(Service.OBJECTION);
  }

  @AfterEach
  void forgetTheFlood() {
    world.remember("delete from code_allowance");
    world.remember("delete from code_budget");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void formTellsWhatIsWrongWithTheName(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = open(visitor, site.object());
      page.fill("#number", SiteWorld.newNumber());
      page.check("#scope-one");
      press(page, GO);
      seen(page, "object-name-missing", site, script, "#name-error");
      inOwnColours(page, site, script);
      page.fill("#name", "xyzzy");
      press(page, GO);
      seen(page, "object-name-unknown", site, script, "#name-error");
      page.fill("#name", "zonne");
      press(page, GO);
      seen(page, "object-name-several", site, script, "#name-error");
      page.check("input[value=" + SiteWorld.COMPANY + "]");
      press(page, GO);
      page.waitForURL("**/code");
      seen(page, "code-one", site, script, "#code");
      assertThat(page.content()).contains("Zonnestroom Energie B.V.");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void codePageTellsWhatBecameOfTheCode(Site site, boolean script, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = askCode(visitor, site, number);
      press(page, "form[action$=again]:nth-of-type(2) button");
      seen(page, "code-again", site, script, ".site-notice");
      for (int tries = 0; tries < 5; tries++) {
        page.fill("#code", wrong(number));
        press(page, GO);
        if (tries == 0) {
          seen(page, "code-not-right", site, script, "#code-error");
        }
      }
      seen(page, "code-no-tries", site, script, "#code-error");
      press(page, "form[action$=again]:nth-of-type(1) button");
      seen(page, "code-called", site, script, "#code");
      world.remember("delete from code_allowance");
      askCode(visitor(chromium, script), site, number);
      page.fill("#code", wrong(number));
      press(page, GO);
      seen(page, "code-newer", site, script, "#code-error");
      assertThat(page.textContent("#code-error")).containsAnyOf("nieuwere code", "newer code");
      world.remember("update code_request set expires_at = now()");
      page.fill("#code", "123456");
      press(page, GO);
      seen(page, "code-expired", site, script, "#code-error");
      visitor.clearCookies(new ClearCookiesOptions().setName("visit"));
      page.fill("#code", "123456");
      press(page, GO);
      seen(page, "object-visit-over", site, script, "#number-error");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void landlineIsCalled(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = askCode(visitor, site, "+31207" + SiteWorld.newNumber().substring(6));
      seen(page, "code-landline", site, script, "#code");
      assertThat(page.content()).containsAnyOf("We bellen nu", "We are now calling");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void limitsAreToldInWords(Site site, boolean script, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (BrowserContext visitor = visitor(chromium, script)) {
      for (int codes = 0; codes < 3; codes++) {
        askCode(visitor, site, number);
      }
      seen(askCode(visitor, site, number), "code-sent-before", site, script, ".site-notice");
      world.remember("update code_allowance set whole_at = whole_at + interval '1 hour'");
      Page page = ask(visitor, site, number);
      seen(page, "object-too-many", site, script, "#number-error");
      world.remember("delete from code_allowance");
      world.remember("update code_budget set spent_cents = 20000");
      seen(ask(visitor, site, number), "object-too-many-today", site, script, "#number-error");
      seen(ask(visitor, site, "0900 1234"), "object-no-code-there", site, script, "#number-error");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void recordsPageIsClearWhenEmptyOrOver(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = enter(visitor, site, SiteWorld.newNumber());
      seen(page, "records-empty", site, script, "#objections");
      page.navigate(address.resolve(site.object()).toString());
      seen(page, "object-proven", site, script, "#scope");
      press(page, GO);
      page.waitForURL("**/done");
      page.navigate(address.resolve(site.records()).toString());
      visitor.clearCookies(new ClearCookiesOptions().setName("visit"));
      press(page, "form[action$=lift] button");
      seen(page, "records-visit-over", site, script, "#number-error");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void recordsPageTellsWhatWasDone(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = enter(visitor, site, world.knownNumber());
      press(page, "form[action$=proof] button");
      hasTheFocus(page, ".site-notice");
      byte[] paper =
          Downloads.content(
              page.waitForDownload(() -> page.click("form[action$=proof] button[value=pdf]")));
      byte[] file =
          Downloads.content(
              page.waitForDownload(() -> page.click("form[action$=proof] button[value=data]")));
      page.reload();
      seen(page, "records-proof-given", site, script, "#consents");
      page.evaluate(
          "document.querySelector('form[action$=withdraw] [name=consent]').value ="
              + " '01a20a60-dc3b-7096-a1ae-aa59c5efb6c5'");
      press(page, "form[action$=withdraw] button");
      seen(page, "records-gone", site, script, ".utrecht-alert--info");
      press(page, "form[action$=withdraw] button");
      assertThat(page.locator("form[action$=dispute]").count())
          .as("every consent can be disputed, a withdrawn one too")
          .isEqualTo(3);
      checked(page, site, new FilePayload("bewijs.pdf", "application/pdf", paper));
      seen(page, "check-consent-withdrawn", site, script, ".utrecht-alert--warning #genuine");
      checked(page, site, new FilePayload("bewijs.jsonld", "application/ld+json", file));
      assertThat(page.textContent(".utrecht-alert--warning"))
          .contains("Zonnestroom Energie B.V.")
          .containsAnyOf("Ingetrokken", "Withdrawn", "ingetrokken", "withdrawn");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void whoCalledTellsWhatIsWrong(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = open(visitor, site.who());
      press(page, "main form button");
      seen(page, "who-missing", site, script, "#caller-error");
      page.fill("#caller", "020 7");
      press(page, "main form button");
      seen(page, "who-wrong", site, script, "#caller-error");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void receiptIsCheckedInWords(Site site, boolean script, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = askCode(visitor, site, number);
      page.fill("#code", world.codeOf(number));
      press(page, GO);
      page.waitForURL("**/done");
      onPaper(page, site, script);
      byte[] paper =
          Downloads.content(page.waitForDownload(() -> page.click("button[name=as][value=pdf]")));
      String signed =
          Downloads.text(page.waitForDownload(() -> page.click("button[name=as][value=signed]")));
      page.navigate(address.resolve(site.check()).toString());
      page.fill("#receipt", signed.substring(1));
      press(page, GO);
      seen(page, "check-not-genuine", site, script, "#receipt-error");
      page.fill("#receipt", signed);
      page.fill("#number", "020 7");
      press(page, GO);
      seen(page, "check-wrong-number", site, script, "#number-error");
      page.fill("#number", SiteWorld.CALLER_ID);
      press(page, GO);
      seen(page, "check-of-another-number", site, script, ".utrecht-alert--warning");
      page.fill("#number", number);
      page.fill("#receipt", "");
      page.setInputFiles("#file", new FilePayload("bewijs.pdf", "application/pdf", paper));
      press(page, GO);
      seen(page, "check-genuine", site, script, ".utrecht-alert--ok #genuine");
    }
  }

  private void checked(Page page, Site site, FilePayload proof) {
    page.navigate(address.resolve(site.check()).toString());
    page.setInputFiles("#file", proof);
    press(page, GO);
  }

  /** Whoever cannot see the page is told first what came of it. */
  private static void hasTheFocus(Page page, String what) {
    page.waitForFunction("what => document.activeElement?.matches(what)", what);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void complaintTellsWhatIsWrongAndWhatIsKnown(
      Site site, boolean script, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = open(visitor, site.complain());
      press(page, GO);
      seen(page, "complain-wrong", site, script, "#caller-error");
      page.check("#withheld");
      page.fill("#time", "00:00");
      page.check("#hadObjected");
      boxesInOwnColours(page, site, script);
      page.fill("#number", number);
      press(page, GO);
      page.waitForURL("**/code");
      page.fill("#code", wrong(number));
      press(page, GO);
      seen(page, "complain-code-not-right", site, script, "#code-error");
      page.fill("#code", world.codeOf(number));
      press(page, GO);
      page.waitForURL("**/done");
      seen(page, "complained-withheld", site, script, ".site-answer");
      complaintOnPaper(page, site, script);
      page.navigate(address.resolve(site.records()).toString());
      page.navigate(address.resolve(site.complain()).toString());
      seen(page, "complain-proven", site, script, "#complaint");
      assertThat(page.isVisible("#number")).as("the number is known").isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void requestAboutDataIsMadeAndListed(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = enter(visitor, site, world.knownNumber());
      press(page, "a[href$=request]");
      press(page, "main form button");
      seen(page, "request-wrong", site, script, "#kind-error");
      page.check("#kind-ERASE");
      page.check("input[value=" + SiteWorld.COMPANY + "]");
      page.fill("#words", "Wis alles wat u over mij heeft.");
      press(page, "main form button");
      hasTheFocus(page, ".site-notice");
      seen(page, "records-request", site, script, "#request-0");
      assertThat(page.textContent("section[aria-labelledby=requests]"))
          .contains("Zonnestroom Energie B.V.", "Wis alles wat u over mij heeft.");
    }
  }

  private static void boxesInOwnColours(Page page, Site site, boolean script) {
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertThat(page.evaluate("getComputedStyle(document.querySelector('#hadObjected')).appearance"))
        .isEqualTo("auto");
    Checked.photograph(page, "complain-forced-colours-%s-%s".formatted(site, script));
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
  }

  private static void complaintOnPaper(Page page, Site site, boolean script) {
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible("#known")).as("what is known is printed").isTrue();
    assertThat(page.isVisible("main button")).as("a button is printed").isFalse();
    Checked.photograph(page, "complained-printed-%s-%s".formatted(site, script));
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  /** What the page asks is not printed; what it says is. */
  private static void onPaper(Page page, Site site, boolean script) {
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible("h1")).as("the heading is printed").isTrue();
    assertThat(page.isVisible("button[name=as]")).as("a button is printed").isFalse();
    Checked.photograph(page, "done-printed-%s-%s".formatted(site, script));
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  /** Whoever sees the page in colours of their own sees which radio button is chosen. */
  private static void inOwnColours(Page page, Site site, boolean script) {
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    Object drawnByTheBrowser =
        page.evaluate("getComputedStyle(document.querySelector('#scope-one')).appearance");
    assertThat(drawnByTheBrowser).isEqualTo("auto");
    Checked.photograph(page, "object-forced-colours-%s-%s".formatted(site, script));
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
  }

  @ParameterizedTest
  @MethodSource("informations")
  void whoRunsThisIsSaid(String path, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, true)) {
      Page page = open(visitor, path);
      Checked.page(page, "info" + path.replace('/', '-'), true);
      assertThat(page.textContent("h1")).isNotBlank();
    }
  }

  static Stream<String> informations() {
    return Stream.of(
        "/wat-kan-er-nog-gebeuren",
        "/en/what-may-still-happen",
        "/deelnemers",
        "/en/participants",
        "/privacy",
        "/en/privacy",
        "/contact",
        "/en/contact",
        "/toegankelijkheid",
        "/en/accessibility");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void failuresAreToldInWords(Site site, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = visitor(chromium, script)) {
      Page page = open(visitor, site.start().equals("/") ? "/niets" : "/en/nothing");
      seen(page, "failure-not-found", site, script, "h1");
      page.navigate(address.resolve(site.who()).toString());
      visitor.clearCookies(new ClearCookiesOptions().setName("visitor"));
      press(page, "main form button");
      seen(page, "failure-refused", site, script, "h1");
      page.navigate(address.resolve(site.check()).toString());
      page.evaluate("document.querySelector('#receipt').removeAttribute('maxlength')");
      page.fill("#receipt", "x".repeat(1_000_000));
      press(page, GO);
      seen(page, "failure-too-large", site, script, "h1");
    }
  }

  @Test
  void whatIsOutOfReachIsSaidAndObjectingGoesOn(Chromium.Opened chromium) {
    // Given
    String number = world.knownNumber();
    Map<Page, Arguments> visits = new LinkedHashMap<>();
    looks().forEach(look -> visits.put(visit(chromium, look, number), look));

    // When
    OTHERS.forEach(service -> stack.service(service).kill());
    try {
      visits.forEach((page, look) -> outOfReach(page, site(look), script(look)));
    } finally {
      OTHERS.forEach(stack::start);
      visits.keySet().forEach(page -> page.context().close());
    }

    // Then
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  private Page visit(Chromium.Opened chromium, Arguments look, String number) {
    world.remember("delete from code_allowance");
    return enter(visitor(chromium, script(look)), site(look), number);
  }

  private void outOfReach(Page page, Site site, boolean script) {
    press(page, "form[action$=withdraw] button");
    seen(page, "records-out-of-reach", site, script, ".utrecht-alert--warning");
    page.navigate(address.resolve(site.who()).toString());
    page.fill("#caller", SiteWorld.CALLER_ID);
    press(page, "main form button");
    seen(page, "who-out-of-reach", site, script, "#answer-heading");
    page.navigate(address.resolve(site.object()).toString());
    page.check("#scope-one");
    page.fill("#name", "zonne");
    press(page, GO);
    seen(page, "object-search-out-of-reach", site, script, "#name-error");
    press(page, "button[name=instead]");
    assertThat(page.url()).endsWith("/done");
  }

  private static Site site(Arguments look) {
    return (Site) look.get()[0];
  }

  private static boolean script(Arguments look) {
    return (Boolean) look.get()[1];
  }

  /** A browser that axe can look into; without the pages' script they are as without any. */
  private static BrowserContext visitor(Chromium.Opened chromium, boolean script) {
    BrowserContext visitor = chromium.visitor(Device.TELEPHONE, true);
    if (!script) {
      visitor.route("**/site/site.js", Route::abort);
    }
    return visitor;
  }

  private Page open(BrowserContext visitor, String path) {
    Page page = visitor.newPage();
    page.navigate(address.resolve(path).toString());
    return page;
  }

  private Page ask(BrowserContext visitor, Site site, String number) {
    Page page = open(visitor, site.object());
    page.fill("#number", number);
    press(page, GO);
    return page;
  }

  private Page askCode(BrowserContext visitor, Site site, String number) {
    Page page = open(visitor, site.object());
    page.fill("#number", number);
    press(page, GO);
    page.waitForURL("**/code");
    return page;
  }

  private Page enter(BrowserContext visitor, Site site, String number) {
    Page page = open(visitor, site.records());
    page.fill("#number", number);
    press(page, GO);
    page.waitForURL("**/code");
    page.fill("#code", world.codeOf(number));
    press(page, GO);
    page.waitForURL("**" + site.records());
    return page;
  }

  private String wrong(String number) {
    return world.codeOf(number).equals("000000") ? "000001" : "000000";
  }

  private static void press(Page page, String control) {
    NextPage.after(page, () -> page.click(control));
  }

  private static void seen(Page page, String state, Site site, boolean script, String shows) {
    assertThat(page.isVisible(shows)).as("%s on %s", shows, state).isTrue();
    Checked.state(page, "%s-%s-%s".formatted(state, site, script ? "script" : "plain"));
  }
}
