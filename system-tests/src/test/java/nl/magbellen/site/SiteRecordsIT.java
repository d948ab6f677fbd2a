package nl.magbellen.site;

import static nl.magbellen.site.Visit.GO;
import static nl.magbellen.site.Visit.download;
import static nl.magbellen.site.Visit.hasTheFocus;
import static nl.magbellen.site.Visit.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The states of what is on record, and of the check of what was given of it, off the way of {@link
 * SiteFlowsIT}; seen as those of {@link SiteFormsIT} are.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteRecordsIT {

  private static final String CALLERS = "section[aria-labelledby=callers]";

  private SiteWorld world;

  @BeforeAll
  void aWorldToAskAbout(Clients clients) {
    world = SiteWorld.in(clients);
  }

  @AfterEach
  void forgetCodes() {
    world.forgetCodesThatWereAsked();
  }

  @InEveryLook
  void recordsPageIsClearWhenEmptyOrOver(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.enter(SiteWorld.newNumber());
      visit.seen(page, "records-empty", "#objections");
      visit.goTo(page, look.site().object());
      visit.seen(page, "object-proven", "#scope");
      press(page, GO);
      page.waitForURL("**/done");
      visit.goTo(page, look.site().records());
      visit.browser().clearCookies(new ClearCookiesOptions().setName("visit"));
      press(page, "form[action$=lift] button");
      visit.seen(page, "records-visit-over", "#number-error");
    }
  }

  @InEveryLook
  void recordsPageTellsWhatWasDone(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.enter(world.knownNumber());
      press(page, "form[action$=proof] button");
      hasTheFocus(page, ".site-notice");
      byte[] paper = download(page, "form[action$=proof] button[value=pdf]");
      byte[] file = download(page, "form[action$=proof] button[value=data]");
      page.reload();
      visit.seen(page, "records-proof-given", "#consents");
      page.evaluate(
          "document.querySelector('form[action$=withdraw] [name=consent]').value ="
              + " '01a20a60-dc3b-7096-a1ae-aa59c5efb6c5'");
      press(page, "form[action$=withdraw] button");
      visit.seen(page, "records-gone", ".utrecht-alert--info");
      press(page, "form[action$=withdraw] button");
      assertThat(page.locator("form[action$=dispute]").count())
          .as("every consent can be disputed, a withdrawn one too")
          .isEqualTo(3);
      visit.check(page, new FilePayload("bewijs.pdf", "application/pdf", paper));
      visit.seen(page, "check-consent-withdrawn", ".utrecht-alert--warning #genuine");
      visit.check(page, new FilePayload("bewijs.jsonld", "application/ld+json", file));
      assertThat(page.textContent(".utrecht-alert--warning"))
          .contains("Zonnestroom Energie B.V.")
          .containsAnyOf("Ingetrokken", "Withdrawn", "ingetrokken", "withdrawn");
    }
  }

  @InEveryLook
  void whoMayCallNowIsStoppedByOneButton(Look look, Chromium.Opened chromium) {
    String number = world.knownNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.enter(number);
      String told = page.innerText("main");
      assertThat(page.textContent(CALLERS)).contains("Zonnestroom Energie B.V.");
      assertThat(page.isVisible("section[aria-labelledby=relations] form button")).isTrue();
      assertThat(page.isVisible("section[aria-labelledby=questions] form button")).isTrue();
      press(page, CALLERS + " form:has([value=" + SiteWorld.COMPANY + "]) button");
      page.waitForURL("**/done");
      assertThat(page.textContent("main")).contains("Zonnestroom Energie B.V.");
      visit.goTo(page, look.site().records());
      visit.seen(page, "records-stopped", CALLERS);
      assertThat(page.textContent(CALLERS)).doesNotContain("Zonnestroom Energie B.V.");
      assertThat(told)
          .as("where the consent was given, and the words of people")
          .contains("https://www.site-zonnestroom.example", SiteWorld.SHOWN_CALLER_ID)
          .doesNotContain("energy-contract", "COMMERCIAL", "SMS_CODE", "klant-", number)
          .doesNotContain("lead=7");
    }
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  @InEveryLook
  void severalNumbersAreSeenInOneVisit(Look look, Chromium.Opened chromium) {
    String other = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.enter(SiteWorld.newNumber());
      press(page, "header a[href$=number]");
      visit.seen(page, "number-another", "#number");
      page.fill("#number", other);
      press(page, GO);
      page.waitForURL("**/code");
      page.fill("#code", world.codeOf(other));
      press(page, GO);
      page.waitForURL("**" + look.site().records());
      visit.seen(page, "records-of-two-numbers", "header form[action$=switch]");
      assertThat(page.isVisible("header form[action$=leave] button"))
          .as("whoever is in leaves at the top of the page")
          .isTrue();
    }
  }

  @InEveryLook
  void requestAboutDataIsMadeAndListed(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.enter(world.knownNumber());
      press(page, "a[href$=request]");
      press(page, "main form button");
      visit.seen(page, "request-wrong", "#kind-error");
      page.check("#kind-ERASE");
      page.check("input[value=" + SiteWorld.COMPANY + "]");
      visit.inOwnColours(page, "request", "#kind-ERASE");
      page.fill("#words", "Wis alles wat u over mij heeft.");
      press(page, "main form button");
      hasTheFocus(page, ".site-notice");
      visit.seen(page, "records-request", "#request-0");
      assertThat(page.textContent("section[aria-labelledby=requests]"))
          .contains("Zonnestroom Energie B.V.", "Wis alles wat u over mij heeft.");
      visit.onPaper(page, "records", "#callers");
    }
  }

  @InEveryLook
  void receiptIsCheckedInWords(Look look, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.askCode(number);
      page.fill("#code", world.codeOf(number));
      press(page, GO);
      page.waitForURL("**/done");
      visit.onPaper(page, "done", "h1");
      byte[] paper = download(page, "button[name=as][value=pdf]");
      String signed =
          new String(download(page, "button[name=as][value=signed]"), StandardCharsets.US_ASCII);
      visit.goTo(page, look.site().check());
      page.fill("#receipt", signed.substring(1));
      press(page, GO);
      visit.seen(page, "check-not-genuine", "#receipt-error");
      page.fill("#receipt", signed);
      page.fill("#number", "020 7");
      press(page, GO);
      visit.seen(page, "check-wrong-number", "#number-error");
      page.fill("#number", SiteWorld.CALLER_ID);
      press(page, GO);
      visit.seen(page, "check-of-another-number", ".utrecht-alert--warning");
      page.fill("#number", number);
      page.fill("#receipt", "");
      page.setInputFiles("#file", new FilePayload("bewijs.pdf", "application/pdf", paper));
      press(page, GO);
      visit.seen(page, "check-genuine", ".utrecht-alert--ok #genuine");
    }
  }
}
