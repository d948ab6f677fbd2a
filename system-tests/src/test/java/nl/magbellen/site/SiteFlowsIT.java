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
import nl.magbellen.launcher.stack.Service;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.Signatures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

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

  @BeforeAll
  void aWorldToAskAbout(Clients clients) {
    this.clients = clients;
    world = SiteWorld.in(clients);
    address = world.address();
  }

  @ForEveryVisitor
  void objectionCountsOnTheNextDecisionUntilItIsLifted(Visitor who, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();
    List<String> before = world.ask(number);
    List<String> inForce;

    // When
    try (BrowserContext visitor = chromium.visitor(who.device(), who.script())) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      Site site = who.site();
      page.navigate(address.resolve(site.start()).toString());
      look(page, "start", who);
      keyboard.fill("#number", "06 1");
      keyboard.press(".site-go");
      page.waitForURL("**" + site.object() + "?sent");
      look(page, "object-wrong-number", who);
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      look(page, "code", who);
      keyboard.fill("#code", "12");
      keyboard.press(".site-go");
      look(page, "code-wrong", who);
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      look(page, "done", who);
      inForce = world.ask(number);
      receipts(keyboard, number);
      lift(keyboard, who);
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

  private void lift(Keyboard keyboard, Visitor who) {
    Page page = keyboard.page();
    page.navigate(address.resolve(who.site().records()).toString());
    keyboard.press("form[action$=lift] button");
    look(page, "lift", who);
    keyboard.press("main form button[type=submit]");
    look(page, "lift-unticked", who);
    keyboard.tick("#agree");
    keyboard.press("main form button[type=submit]");
    page.waitForURL("**" + who.site().records());
    look(page, "lifted", who);
  }

  @ForEveryVisitor
  void oneOrganisationIsFoundByAPartOfItsName(Visitor who, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();

    // When
    try (BrowserContext visitor = chromium.visitor(who.device(), who.script())) {
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      Site site = who.site();
      page.navigate(address.resolve(site.object()).toString());
      look(page, "object", who);
      keyboard.fill("#number", number);
      keyboard.choose("#scope-one");
      keyboard.fill("#name", "zonne");
      if (who.script()) {
        page.waitForSelector("[data-match-list] input");
      } else {
        keyboard.press(".site-go");
      }
      look(page, "object-choice", who);
      keyboard.choose("input[value=" + SiteWorld.COMPANY + "]");
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      look(page, "done-one", who);
    }

    // Then
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  @ForEveryVisitor
  void holderSeesWithdrawsDisputesAndAsksForProof(Visitor who, Chromium.Opened chromium) {
    // Given
    String number = world.knownNumber();

    try (BrowserContext visitor = chromium.visitor(who.device(), who.script())) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      Site site = who.site();
      page.navigate(address.resolve(site.records()).toString());
      look(page, "number", who);
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**" + site.records());
      look(page, "records", who);
      String shown = page.content();
      String callers = page.textContent("section[aria-labelledby=callers]");

      // When
      keyboard.press("form[action$=proof] button");
      look(page, "records-proof-asked", who);
      Download proof = keyboard.download("form[action$=proof] button[value=data]");
      String all = Downloads.text(keyboard.download("form[action$=everything] button"));
      keyboard.press("form[action$=dispute] button");
      look(page, "records-disputed", who);
      List<String> disputed = world.ask(number);
      keyboard.press("form[action$=withdraw] button");
      look(page, "records-withdrawn", who);
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

  @ForEveryVisitor
  void whoCalledIsToldForKnownUnknownAndWithheldNumbers(Visitor who, Chromium.Opened chromium) {
    try (BrowserContext visitor = chromium.visitor(who.device(), who.script())) {
      // Given
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      Site site = who.site();
      page.navigate(address.resolve(site.who()).toString());
      look(page, "who", who);

      // When
      keyboard.fill("#caller", SiteWorld.SHOWN_CALLER_ID);
      keyboard.press(LOOK_UP);
      look(page, "who-known", who);
      String known = page.content();
      keyboard.press(".site-answer a[href*=advertiser]");
      look(page, "object-who-called", who);
      boolean chosen = page.isChecked("input[value=" + SiteWorld.COMPANY + "]");
      page.navigate(address.resolve(site.who()).toString());
      keyboard.fill("#caller", "020 765 4399");
      keyboard.press(LOOK_UP);
      look(page, "who-unknown", who);
      keyboard.press("form[action$=about] button");
      String complainedOf = page.inputValue("#caller");
      page.navigate(address.resolve(site.who()).toString());
      keyboard.press("button[name=withheld]");
      look(page, "who-withheld", who);
      page.navigate(address.resolve(site.check()).toString());
      look(page, "check", who);

      // Then
      assertThat(chosen).as("who called is chosen for the objection").isTrue();
      assertThat(complainedOf).as("the unknown number in the complaint").isEqualTo("020 765 4399");
      assertThat(known)
          .contains("Zonnestroom Energie B.V.", "https://www.site-zonnestroom.example");
      trail.staysWithin(address).tellsNot(SiteWorld.CALLER_ID);
    }
  }

  @ForEveryVisitor
  void whoeverWasCalledAllTheSameReadsAtOnceWhatIsKnownAndLaterTheAnswer(
      Visitor who, Chromium.Opened chromium) {
    // Given
    String number = SiteWorld.newNumber();
    world.ask(number);
    ZonedDateTime called = ZonedDateTime.now(AMSTERDAM);

    try (BrowserContext visitor = chromium.visitor(who.device(), who.script())) {
      Trail trail = Trail.of(visitor);
      Page page = visitor.newPage();
      Keyboard keyboard = new Keyboard(page);
      Site site = who.site();
      page.navigate(address.resolve(site.who()).toString());
      keyboard.fill("#caller", SiteWorld.SHOWN_CALLER_ID);
      keyboard.press(LOOK_UP);

      // When
      keyboard.press("form[action$=about] button");
      look(page, "complain", who);
      keyboard.type("#day", DAY.format(called));
      keyboard.type("#time", TIME.format(called));
      keyboard.tick("#noConsent");
      keyboard.tick("#notTold");
      keyboard.fill("#number", number);
      keyboard.press(".site-go");
      page.waitForURL("**/code");
      look(page, "complain-code", who);
      keyboard.fill("#code", world.codeOf(number));
      keyboard.press(".site-go");
      page.waitForURL("**/done");
      look(page, "complained", who);
      String known = page.textContent(".site-answer");
      String paper = Papers.words(keyboard.download("form[action$=paper] button"));
      world.answerComplaints(number);
      page.navigate(address.resolve(site.records()).toString());
      look(page, "records-complaint", who);

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

  private static void look(Page page, String name, Visitor who) {
    Checked.page(page, name + "-" + who, who.script());
  }
}
