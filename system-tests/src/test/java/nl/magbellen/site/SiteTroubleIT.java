package nl.magbellen.site;

import static nl.magbellen.site.Visit.GO;
import static nl.magbellen.site.Visit.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The states of the pages when codes run out or other services are down, seen as those of {@link
 * SiteFormsIT} are. One after the other: whoever is on the pages then is in the same trouble.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteTroubleIT {

  private static final List<Service> OTHERS =
      List.of(Service.CONSENT, Service.CALLER_ID, Service.GATEWAY);

  private LocalStack stack;
  private SiteWorld world;

  @BeforeAll
  void aWorldToAskAbout(Clients clients, LocalStack stack) {
    this.stack = stack;
    world = SiteWorld.in(clients);
  }

  @AfterEach
  void forgetTheFlood() {
    world.forgetCodesThatWereAsked();
  }

  @ParameterizedTest
  @MethodSource("nl.magbellen.site.Look#all")
  void limitsAreToldInWords(Look look, Chromium.Opened chromium) {
    String number = SiteWorld.newNumber();
    try (Visit visit = Visit.of(chromium, look, world)) {
      for (int codes = 0; codes < 3; codes++) {
        visit.askCode(number);
      }
      visit.seen(visit.askCode(number), "code-sent-before", ".site-notice");
      world.remember("update code_allowance set whole_at = whole_at + interval '1 hour'");
      visit.seen(visit.ask(number), "object-too-many", "#number-error");
      world.forgetCodesThatWereAsked();
      world.spendTheDaysBudget();
      visit.seen(visit.ask(number), "object-too-many-today", "#number-error");
      visit.seen(visit.ask("0900 1234"), "object-no-code-there", "#number-error");
    }
  }

  @Test
  void whatIsOutOfReachIsSaidAndObjectingGoesOn(Chromium.Opened chromium) {
    // Given
    String number = world.knownNumber();
    List<Visit> visits = Look.all().map(look -> Visit.of(chromium, look, world)).toList();
    List<Page> pages = new ArrayList<>();
    visits.forEach(visit -> pages.add(entered(visit, number)));

    // When
    OTHERS.forEach(service -> stack.service(service).kill());
    try {
      for (int i = 0; i < visits.size(); i++) {
        outOfReach(visits.get(i), pages.get(i));
      }
    } finally {
      OTHERS.forEach(stack::start);
      visits.forEach(Visit::close);
    }

    // Then
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  private Page entered(Visit visit, String number) {
    world.forgetCodesThatWereAsked();
    return visit.enter(number);
  }

  private static void outOfReach(Visit visit, Page page) {
    press(page, "form[action$=withdraw] button");
    visit.seen(page, "records-out-of-reach", ".utrecht-alert--warning");
    visit.goTo(page, visit.site().who());
    page.fill("#caller", SiteWorld.CALLER_ID);
    press(page, "main form button");
    visit.seen(page, "who-out-of-reach", "#answer-heading");
    visit.goTo(page, visit.site().object());
    page.check("#scope-one");
    page.fill("#name", "zonne");
    press(page, GO);
    visit.seen(page, "object-search-out-of-reach", "#name-error");
    press(page, "button[name=instead]");
    assertThat(page.url()).endsWith("/done");
  }
}
