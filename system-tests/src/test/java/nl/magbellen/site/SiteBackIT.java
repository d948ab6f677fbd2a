package nl.magbellen.site;

import static nl.magbellen.site.Visit.GO;
import static nl.magbellen.site.Visit.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever goes on from an answer and comes back by the browser's own button finds the answer again,
 * and reloads it without being asked to send the form once more.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteBackIT {

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
  void answerToWhoCalledIsFoundAgainAndAnEmptyFormByTheLink(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().who());
      page.fill("#caller", SiteWorld.SHOWN_CALLER_ID);
      press(page, "main form button");
      isFoundAgain(visit, page, "#answer-heading");
      assertThat(page.textContent("main")).contains("Zonnestroom Energie B.V.");
      press(page, "footer a[href='" + look.site().who() + "']");
      assertThat(page.isVisible("#answer-heading")).as("an answer to nothing").isFalse();
      assertThat(page.inputValue("#caller")).isEmpty();
    }
  }

  @InEveryLook
  void refusedFormIsFoundAgainAsItWasFilledIn(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().object());
      page.fill("#number", SiteWorld.newNumber());
      page.check("#scope-one");
      page.fill("#name", "zonne");
      press(page, GO);
      isFoundAgain(visit, page, "#name-error");
      assertThat(page.inputValue("#name")).isEqualTo("zonne");
      assertThat(page.isVisible("input[value=" + SiteWorld.COMPANY + "]")).isTrue();
    }
  }

  @InEveryLook
  void complaintIsFoundAgainWithTheCallerAndItsErrors(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().who());
      page.fill("#caller", "020 765 4399");
      press(page, "main form button");
      press(page, "form[action$=about] button");
      isFoundAgain(visit, page, "#caller");
      assertThat(page.inputValue("#caller")).isEqualTo("020 765 4399");
      press(page, GO);
      isFoundAgain(visit, page, "#time-error");
      assertThat(page.inputValue("#caller")).isEqualTo("020 765 4399");
    }
  }

  @InEveryLook
  void pageOfTheCodeIsFoundAgain(Look look, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.askCode(number);
      page.fill("#code", world.wrongCode(number));
      press(page, GO);
      isFoundAgain(visit, page, "#code-error");
      page.fill("#code", world.codeOf(number));
      press(page, GO);
      page.waitForURL("**/done");
    }
  }

  @InEveryLook
  void pagesBehindTheCodeAreFoundAgain(Look look, Chromium.Opened chromium) {
    try (Visit visit = Visit.of(chromium, look, world)) {
      Page page = visit.open(look.site().records());
      page.fill("#number", "06 1");
      press(page, GO);
      isFoundAgain(visit, page, "#number-error");
      page = visit.enter(world.knownNumber());
      press(page, "a[href$=request]");
      press(page, "main form button");
      isFoundAgain(visit, page, "#kind-error");
      visit.goTo(page, look.site().object());
      press(page, GO);
      page.waitForURL("**/done");
      visit.goTo(page, look.site().records());
      press(page, "form[action$=lift] button");
      isFoundAgain(visit, page, "#agree");
      press(page, "main form button[type=submit]");
      isFoundAgain(visit, page, "#agree-error");
      visit.goTo(page, look.site().records());
      press(page, "header form[action$=leave] button");
      page.goBack();
      assertThat(page.isVisible("#number")).as("nothing is shown after leaving").isTrue();
    }
  }

  private static void isFoundAgain(Visit visit, Page page, String answer) {
    assertThat(page.isVisible(answer)).as("%s at first", answer).isTrue();
    visit.goTo(page, "/privacy");
    page.goBack();
    assertThat(page.isVisible(answer)).as("%s after Back, at %s", answer, page.url()).isTrue();
    page.reload();
    assertThat(page.isVisible(answer)).as("%s after a reload", answer).isTrue();
  }
}
