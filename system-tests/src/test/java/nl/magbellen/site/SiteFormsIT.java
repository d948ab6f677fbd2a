package nl.magbellen.site;

import static nl.magbellen.site.Visit.GO;
import static nl.magbellen.site.Visit.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The states of the forms off the way of {@link SiteFlowsIT}: what is wrong, over, or nobody's.
 * Each is photographed at every width and held against WCAG 2.2 AA and the HTML standard, with the
 * pages' script and without it.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteFormsIT {

  private static final String NARROW_BUTTONS =
      """
      () => [...document.querySelectorAll('main .utrecht-button')]
        .filter(one => one.clientWidth < one.closest('form, section, div').clientWidth - 60
          || one.offsetHeight < 44)
        .map(one => one.textContent)
      """;
  private static final String BROKEN_WORDS =
      """
      () => [...document.querySelectorAll('.site-brand span, .site-languages a')]
        .filter(one => {
          const text = document.createRange();
          text.selectNodeContents(one);
          return new Set([...text.getClientRects()].map(line => Math.round(line.top))).size > 1;
        })
        .map(one => one.textContent)
      """;

  /** A box that stands on its own label. */
  private static final String COVERED =
      """
      () => [...document.querySelectorAll('.site-choice')]
        .filter(one => one.querySelector('input').getBoundingClientRect().right
          > one.querySelector('label').getBoundingClientRect().left)
        .map(one => one.textContent.trim())
      """;

  private static final String CORNERS =
      """
      () => [...new Set([...document.querySelectorAll(
          'main .utrecht-button, main .utrecht-textbox, main .site-answer, main .site-card')]
        .map(one => getComputedStyle(one).borderTopLeftRadius))]
      """;

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
  void formTellsWhatIsWrongWithTheName(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().object());
      page.fill("#number", SiteWorld.newNumber());
      page.check("#scope-one");
      press(page, GO);
      visit.seen(page, "object-name-missing", "#name-error");
      visit.inOwnColours(page, "object", "#scope-one");
      page.fill("#name", "xyzzy");
      press(page, GO);
      visit.seen(page, "object-name-unknown", "#name-error");
      page.fill("#name", "zonne");
      press(page, GO);
      visit.seen(page, "object-name-several", "#name-error");
      page.check("input[value=" + SiteWorld.COMPANY + "]");
      press(page, GO);
      page.waitForURL("**/code");
      visit.seen(page, "code-one", "#code");
      assertThat(page.content()).contains("Zonnestroom Energie B.V.");
    }
  }

  @InEveryLook
  void codePageTellsWhatBecameOfTheCode(Look look, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world);
        Visit elsewhere = Visit.of(chromium, look, world)) {
      Page page = visit.askCode(number);
      press(page, "form[action$=again]:nth-of-type(2) button");
      visit.seen(page, "code-again", ".site-notice");
      for (int tries = 0; tries < 5; tries++) {
        page.fill("#code", world.wrongCode(number));
        press(page, GO);
        if (tries == 0) {
          visit.seen(page, "code-not-right", "#code-error");
        }
      }
      visit.seen(page, "code-no-tries", "#code-error");
      press(page, "form[action$=again]:nth-of-type(1) button");
      visit.seen(page, "code-called", "#code");
      world.forgetCodesThatWereAsked();
      elsewhere.askCode(number);
      page.fill("#code", world.wrongCode(number));
      press(page, GO);
      visit.seen(page, "code-newer", "#code-error");
      assertThat(page.textContent("#code-error")).containsAnyOf("nieuwere code", "newer code");
      world.codesExpire(number);
      page.fill("#code", "123456");
      press(page, GO);
      visit.seen(page, "code-expired", "#code-error");
      visit.browser().clearCookies(new ClearCookiesOptions().setName("visit"));
      page.fill("#code", "123456");
      press(page, GO);
      visit.seen(page, "object-visit-over", "#number-error");
    }
  }

  @InEveryLook
  void landlineIsCalled(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.askCode("+31207" + SiteWorld.newNumber().substring(6));
      visit.seen(page, "code-landline", "#code");
      assertThat(page.content()).containsAnyOf("We bellen nu", "We are now calling");
    }
  }

  @InEveryLook
  void whoCalledTellsWhatIsWrong(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().who());
      press(page, "main form button");
      visit.seen(page, "who-missing", "#caller-error");
      page.fill("#caller", "020 7");
      press(page, "main form button");
      visit.seen(page, "who-wrong", "#caller-error");
    }
  }

  @InEveryLook
  void complaintTellsWhatIsWrongAndWhatIsKnown(Look look, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().complain());
      press(page, GO);
      visit.seen(page, "complain-wrong", "#caller-error");
      page.check("#withheld");
      page.fill("#time", "00:00");
      page.check("#hadObjected");
      visit.inOwnColours(page, "complain", "#hadObjected");
      page.fill("#number", number);
      press(page, GO);
      page.waitForURL("**/code");
      page.fill("#code", world.wrongCode(number));
      press(page, GO);
      visit.seen(page, "complain-code-not-right", "#code-error");
      page.fill("#code", world.codeOf(number));
      press(page, GO);
      page.waitForURL("**/done");
      visit.seen(page, "complained-withheld", ".site-answer");
      visit.onPaper(page, "complained", "#known");
      visit.goTo(page, look.site().records());
      visit.goTo(page, look.site().complain());
      visit.seen(page, "complain-proven", "#complaint");
      assertThat(page.isVisible("#number")).as("the number is known").isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("informations")
  @Execution(ExecutionMode.CONCURRENT)
  void whoRunsThisIsSaid(String path, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, new Look(Site.DUTCH, true), world)) {
      Page page = visit.open(path);
      Checked.state(page, "info" + path.replace('/', '-'));
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

  @InEveryLook
  void participantsPageLeadsToTheNumbersOfAnOrganisation(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().participants());
      press(page, "a[href*='/v1/advertisers/" + SiteWorld.COMPANY + "/numbers']");
      visit.seen(page, "numbers", "main");
      assertThat(page.getAttribute("html", "lang")).isEqualTo(look.site().language());
      assertThat(page.textContent("main"))
          .contains("Zonnestroom Energie B.V.", SiteWorld.SHOWN_CALLER_ID);
      press(page, "nav a");
      assertThat(page.url()).as("the way back").isEqualTo(visit.url(look.site().participants()));
    }
  }

  /** For eyes of 75 years: large text, one kind of corner, buttons that a thumb cannot miss. */
  @InEveryLook
  void textIsLargeAndButtonsFillATelephone(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().who());
      page.fill("#caller", SiteWorld.CALLER_ID);
      press(page, "main form button");
      assertThat(sizes(page.locator("main p, main li, main dd, main label")))
          .isNotEmpty()
          .allMatch(size -> size >= 18);
      assertThat(page.evaluate(NARROW_BUTTONS)).isEqualTo(List.of());
      assertThat(page.evaluate(BROKEN_WORDS)).as("words of one line").isEqualTo(List.of());
      assertThat((List<?>) page.evaluate(CORNERS)).hasSize(1);
    }
  }

  @InEveryLook
  void textOfTwiceTheSizeIsCoveredByNothing(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      for (String path : List.of(look.site().complain(), look.site().object())) {
        Page page = visit.open(path);
        page.setViewportSize(Device.TELEPHONE.width(), Device.TELEPHONE.height());
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat(page.evaluate(COVERED)).as(path).isEqualTo(List.of());
        Checked.photograph(page, "large-text" + path.replace('/', '-') + "-" + look);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Double> sizes(Locator texts) {
    return ((List<Number>)
            texts.evaluateAll("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"))
        .stream().map(Number::doubleValue).toList();
  }

  @InEveryLook
  void failuresAreToldInWords(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().start().equals("/") ? "/niets" : "/en/nothing");
      visit.seen(page, "failure-not-found", "h1");
      visit.goTo(page, look.site().who());
      visit.browser().clearCookies(new ClearCookiesOptions().setName("visitor"));
      press(page, "main form button");
      visit.seen(page, "failure-refused", "h1");
      visit.goTo(page, look.site().check());
      page.evaluate("document.querySelector('#receipt').removeAttribute('maxlength')");
      page.fill("#receipt", "x".repeat(1_000_000));
      press(page, GO);
      visit.seen(page, "failure-too-large", "h1");
    }
  }
}
