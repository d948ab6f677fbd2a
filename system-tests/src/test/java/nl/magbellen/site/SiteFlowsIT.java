package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.magbellen.launcher.stack.LocalStack;
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.Signatures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a consumer can do, in a real browser and by the keyboard alone: in both
 * languages, with and without JavaScript, on a telephone and on a desk. Every page is photographed
 * and checked.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteFlowsIT {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  /** As a browser of these tests, which is American, takes a day and a time by the keyboard. */
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMddyyyy", Locale.US);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("hhmma", Locale.US);

  private static final String LOOK_UP = "form[action$=mij] button, form[action$=me] button";

  private Clients clients;
  private SiteWorld world;
  private URI address;

  static Stream<Arguments> visitors() {
    return Stream.of(Site.DUTCH, Site.ENGLISH)
        .flatMap(
            site ->
                Stream.of(Device.values())
                    .flatMap(
                        device ->
                            Stream.of(true, false)
                                .map(script -> Arguments.of(site, device, script))));
  }

  @BeforeAll
  void aWorldToAskAbout(Clients clients, LocalStack stack) {
    this.clients = clients;
    world = SiteWorld.in(clients);
    address = stack.address(Service.OBJECTION);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void objectionCountsOnTheNextDecisionUntilItIsLifted(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();
    List<String> before = world.ask(number);
    List<String> inForce;

    // When
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      String name = name(site, device, script);
      page.navigate(address.resolve(site.start()).toString());
      Checked.page(page, "start-" + name, script);
      keyboard.fill("#number", "06 1");
      keyboard.press(".site-go");
      page.waitForURL("**" + site.object());
      Checked.page(page, "object-wrong-number-" + name, script);
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      Checked.page(page, "code-" + name, script);
      keyboard.fill("#code", "12");
      keyboard.press(".site-go");
      Checked.page(page, "code-wrong-" + name, script);
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      Checked.page(page, "done-" + name, script);
      inForce = world.ask(number);
      receipts(keyboard, number);
      lift(keyboard, site, name, script);
      trail.staysWithin(address).tellsNot(number);
    }

    // Then
    assertThat(before).doesNotContain("OBJECTION_REGISTERED");
    assertThat(inForce).contains("OBJECTION_REGISTERED");
    assertThat(world.ask(number)).doesNotContain("OBJECTION_REGISTERED");
  }

  /** The one for people, and the one that anybody verifies with the published keys alone. */
  private void receipts(Keyboard keyboard, String number) {
    String paper = Papers.words(keyboard.download("button[name=as][value=pdf]"));
    String signed = Downloads.text(keyboard.download("button[name=as][value=signed]"));
    String claims = Signatures.verified(signed, clients.without(Service.OBJECTION));
    assertThat(paper)
        .containsAnyOf("Iedereen: alle bedrijven", "Everybody: all companies")
        .doesNotContain("Van niemand meer");
    assertThat(claims)
        .contains("\"type\":\"magbellen-objection-receipt\"", "\"advertiser\":\"*\"")
        .doesNotContain(number.substring(3));
  }

  private void lift(Keyboard keyboard, Site site, String name, boolean script) {
    Page page = keyboard.page();
    page.navigate(address.resolve(site.records()).toString());
    keyboard.press("form[action$=lift] button");
    Checked.page(page, "lift-" + name, script);
    keyboard.press("main form button[type=submit]");
    Checked.page(page, "lift-unticked-" + name, script);
    keyboard.tick("#agree");
    keyboard.press("main form button[type=submit]");
    page.waitForURL("**" + site.records());
    Checked.page(page, "lifted-" + name, script);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void oneOrganisationIsFoundByAPartOfItsName(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();

    // When
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      String name = name(site, device, script);
      page.navigate(address.resolve(site.object()).toString());
      Checked.page(page, "object-" + name, script);
      keyboard.fill("#number", number);
      keyboard.choose("#scope-one");
      keyboard.fill("#name", "zonne");
      if (script) {
        page.waitForSelector("[data-match-list] input");
      } else {
        keyboard.press(".site-go");
      }
      Checked.page(page, "object-choice-" + name, script);
      keyboard.choose("input[value=" + SiteWorld.COMPANY + "]");
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      Checked.page(page, "done-one-" + name, script);
    }

    // Then
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void holderSeesWithdrawsDisputesAndAsksForProof(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = world.knownNumber();

    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      String name = name(site, device, script);
      page.navigate(address.resolve(site.records()).toString());
      Checked.page(page, "number-" + name, script);
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**" + site.records());
      Checked.page(page, "records-" + name, script);
      String shown = page.content();
      String callers = page.textContent("section[aria-labelledby=callers]");

      // When
      keyboard.press("form[action$=proof] button");
      Checked.page(page, "records-proof-asked-" + name, script);
      Download proof = keyboard.download("form[action$=proof] button[value=data]");
      String all = Downloads.text(keyboard.download("form[action$=everything] button"));
      keyboard.press("form[action$=dispute] button");
      Checked.page(page, "records-disputed-" + name, script);
      List<String> disputed = world.ask(number);
      keyboard.press("form[action$=withdraw] button");
      Checked.page(page, "records-withdrawn-" + name, script);
      keyboard.press("form[action$=leave] button");

      // Then
      assertThat(callers)
          .as("who may call now")
          .contains("Zonnestroom Energie B.V.")
          .containsAnyOf("energiecontract", "energy contract")
          .doesNotContain("energy-contract");
      assertThat(shown)
          .contains("Zonnestroom Energie B.V.", "binnen zes maanden", "Stichting Kattenopvang")
          .containsAnyOf("Mocht niet bellen", "Was refused")
          .doesNotContain("klant-", number);
      assertThat(disputed).contains("CONSENT_DISPUTED");
      assertThat(world.ask(number)).contains("CONSENT_WITHDRAWN");
      assertThat(proof.suggestedFilename()).endsWith(".jsonld");
      assertThat(all)
          .contains("magbellen-everything", number, "Zonnestroom Energie B.V.", "\"proof\"");
      page.navigate(address.resolve(site.records()).toString());
      assertThat(page.isVisible("#number")).isTrue();
      trail.staysWithin(address).tellsNot(number);
    }
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void whoCalledIsToldForKnownUnknownAndWithheldNumbers(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      // Given
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      String name = name(site, device, script);
      page.navigate(address.resolve(site.who()).toString());
      Checked.page(page, "who-" + name, script);

      // When
      keyboard.fill("#caller", SiteWorld.SHOWN_CALLER_ID);
      keyboard.press(LOOK_UP);
      Checked.page(page, "who-known-" + name, script);
      String known = page.content();
      keyboard.press(".site-answer a[href*=advertiser]");
      Checked.page(page, "object-who-called-" + name, script);
      boolean chosen = page.isChecked("input[value=" + SiteWorld.COMPANY + "]");
      page.navigate(address.resolve(site.who()).toString());
      keyboard.fill("#caller", "020 765 4399");
      keyboard.press(LOOK_UP);
      Checked.page(page, "who-unknown-" + name, script);
      keyboard.press("button[name=withheld]");
      Checked.page(page, "who-withheld-" + name, script);
      page.navigate(address.resolve(site.check()).toString());
      Checked.page(page, "check-" + name, script);

      // Then
      assertThat(chosen).as("who called is chosen for the objection").isTrue();
      assertThat(known)
          .contains("Zonnestroom Energie B.V.", "https://www.site-zonnestroom.example");
      trail.staysWithin(address).tellsNot(SiteWorld.CALLER_ID);
    }
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void whoeverWasCalledAllTheSameReadsAtOnceWhatIsKnownAndLaterTheAnswer(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();
    world.ask(number);
    ZonedDateTime called = ZonedDateTime.now(AMSTERDAM);

    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      String name = name(site, device, script);
      page.navigate(address.resolve(site.who()).toString());
      keyboard.fill("#caller", SiteWorld.SHOWN_CALLER_ID);
      keyboard.press(LOOK_UP);

      // When
      keyboard.press("form[action$=about] button");
      Checked.page(page, "complain-" + name, script);
      keyboard.type("#day", DAY.format(called));
      keyboard.type("#time", TIME.format(called));
      keyboard.tick("#noConsent");
      keyboard.tick("#notTold");
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      Checked.page(page, "complain-code-" + name, script);
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      Checked.page(page, "complained-" + name, script);
      String known = page.textContent(".site-answer");
      String paper = Papers.words(keyboard.download("form[action$=paper] button"));
      world.answerComplaints(number);
      page.navigate(address.resolve(site.records()).toString());
      Checked.page(page, "records-complaint-" + name, script);

      // Then
      assertThat(known)
          .contains("Zonnestroom Energie B.V.")
          .containsAnyOf("Ons antwoord was: nee", "Our answer was: no")
          .containsAnyOf("geen geldige toestemming", "no valid permission");
      assertThat(paper)
          .contains("Zonnestroom Energie B.V.", SiteWorld.SHOWN_CALLER_ID, "ACM ConsuWijzer")
          .containsAnyOf("Klacht over een telefoontje", "Complaint about a telephone call");
      assertThat(page.textContent("section[aria-labelledby=complaints]"))
          .contains(SiteWorld.ANSWER);
      trail.staysWithin(address).tellsNot(number);
      trail.tellsNot(SiteWorld.CALLER_ID);
    }
  }

  private static String name(Site site, Device device, boolean script) {
    return "%s-%d-%s".formatted(site, device.width(), script ? "script" : "plain");
  }
}
