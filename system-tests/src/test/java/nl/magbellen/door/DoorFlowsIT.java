package nl.magbellen.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.LocalStack;
import nl.magbellen.stack.RunningStack;
import nl.magbellen.stack.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that a consumer can do, in a real browser: in both languages, with and without
 * JavaScript, on a telephone and on a desk. Every page and state is photographed and checked.
 */
@ExtendWith({RunningStack.class, Chromium.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorFlowsIT {

  private DoorWorld world;
  private URI door;

  /** Where the pages are in a language. */
  record Site(
      String language, String start, String object, String records, String who, String check) {

    static final Site DUTCH =
        new Site(
            "nl",
            "/",
            "/niet-gebeld-worden",
            "/mijn-registraties",
            "/wie-belde-mij",
            "/ontvangstbewijs");
    static final Site ENGLISH =
        new Site(
            "en",
            "/en",
            "/en/do-not-call",
            "/en/my-registrations",
            "/en/who-called-me",
            "/en/receipt");

    @Override
    public String toString() {
      return language;
    }
  }

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
    world = DoorWorld.in(clients);
    door = stack.address(Service.OBJECTION);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void objectionCountsOnTheNextDecisionUntilItIsLifted(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = DoorWorld.newNumber();
    List<String> before = world.ask(number);
    List<String> inForce;

    // When
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      List<String> foreign = foreignRequests(visitor);
      Page page = visitor.newPage();
      String name = name(site, device, script);
      page.navigate(door.resolve(site.start()).toString());
      Checked.page(page, "start-" + name, script);
      page.fill("#number", "06 1");
      press(page, ".door-go");
      page.waitForURL("**" + site.object());
      Checked.page(page, "object-wrong-number-" + name, script);
      page.fill("#number", number);
      press(page, ".door-go");
      page.waitForURL("**/code");
      Checked.page(page, "code-" + name, script);
      page.fill("#code", "12");
      press(page, ".door-go");
      Checked.page(page, "code-wrong-" + name, script);
      page.fill("#code", world.codeOf(number));
      press(page, ".door-go");
      page.waitForURL("**/done");
      Checked.page(page, "done-" + name, script);
      inForce = world.ask(number);
      paper(page);
      lift(page, site, name, script);
      assertThat(foreign).isEmpty();
    }

    // Then
    assertThat(before).doesNotContain("OBJECTION_REGISTERED");
    assertThat(inForce).contains("OBJECTION_REGISTERED");
    assertThat(world.ask(number)).doesNotContain("OBJECTION_REGISTERED");
  }

  private void paper(Page page) {
    Download file =
        page.waitForDownload(() -> page.locator("button[name=as][value=pdf]").press("Enter"));
    try (var content = file.createReadStream()) {
      assertThat(new String(content.readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void lift(Page page, Site site, String name, boolean script) {
    page.navigate(door.resolve(site.records()).toString());
    press(page, "form[action$=lift] button");
    Checked.page(page, "lift-" + name, script);
    press(page, "main form button[type=submit]");
    Checked.page(page, "lift-unticked-" + name, script);
    tick(page, "#agree");
    press(page, "main form button[type=submit]");
    page.waitForURL("**" + site.records());
    Checked.page(page, "lifted-" + name, script);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void oneOrganisationIsFoundByAPartOfItsName(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = DoorWorld.newNumber();

    // When
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Page page = visitor.newPage();
      String name = name(site, device, script);
      page.navigate(door.resolve(site.object()).toString());
      Checked.page(page, "object-" + name, script);
      page.fill("#number", number);
      tick(page, "#scope-one");
      page.fill("#name", "zonne");
      if (script) {
        page.waitForSelector("[data-match-list] input");
      } else {
        press(page, ".door-go");
      }
      Checked.page(page, "object-choice-" + name, script);
      tick(page, "input[value=" + DoorWorld.COMPANY + "]");
      press(page, ".door-go");
      page.waitForURL("**/code");
      page.fill("#code", world.codeOf(number));
      press(page, ".door-go");
      page.waitForURL("**/done");
      Checked.page(page, "done-one-" + name, script);
    }

    // Then
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  @Test
  void keyboardAloneIsEnoughToObjectAndTheFocusIsAlwaysSeen(Chromium.Opened chromium) {
    // Given
    String number = DoorWorld.newNumber();
    try (BrowserContext visitor = chromium.visitor(Device.DESKTOP, true)) {
      Page page = visitor.newPage();
      page.navigate(door.toString());

      // When
      tabTo(page, "number");
      page.keyboard().type(number);
      page.keyboard().press("Enter");
      page.waitForURL("**/code");
      tabTo(page, "code");
      page.keyboard().type(world.codeOf(number));
      page.keyboard().press("Enter");

      // Then
      page.waitForURL("**/done");
    }
    assertThat(world.ask(number)).contains("OBJECTION_REGISTERED");
  }

  private static void tabTo(Page page, String id) {
    String focused = "document.activeElement.id";
    for (int keys = 0; keys < 20 && !id.equals(page.evaluate(focused)); keys++) {
      page.keyboard().press("Tab");
      assertThat((Boolean) page.evaluate("document.activeElement.matches(':focus-visible')"))
          .isTrue();
    }
    assertThat(page.evaluate(focused)).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void holderSeesWithdrawsDisputesAndAsksForProof(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    // Given
    String number = world.knownNumber();

    try (BrowserContext visitor = chromium.visitor(device, script)) {
      Page page = visitor.newPage();
      String name = name(site, device, script);
      page.navigate(door.resolve(site.records()).toString());
      Checked.page(page, "number-" + name, script);
      page.fill("#number", number);
      press(page, ".door-go");
      page.waitForURL("**/code");
      page.fill("#code", world.codeOf(number));
      press(page, ".door-go");
      page.waitForURL("**" + site.records());
      Checked.page(page, "records-" + name, script);
      assertThat(page.content()).contains("Zonnestroom Energie B.V.", "binnen zes maanden");
      assertThat(page.content()).doesNotContain("klant-", number);

      // When
      press(page, "form[action$=proof] button");
      Checked.page(page, "records-proof-asked-" + name, script);
      Download proof =
          page.waitForDownload(
              () -> page.locator("form[action$=proof] button[value=data]").first().press("Enter"));
      press(page, "form[action$=withdraw] button");
      Checked.page(page, "records-withdrawn-" + name, script);
      press(page, "form[action$=dispute] button");
      Checked.page(page, "records-disputed-" + name, script);
      press(page, "form[action$=leave] button");

      // Then
      assertThat(proof.suggestedFilename()).endsWith(".jsonld");
      page.navigate(door.resolve(site.records()).toString());
      assertThat(page.isVisible("#number")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void whoCalledIsToldForKnownUnknownAndWithheldNumbers(
      Site site, Device device, boolean script, Chromium.Opened chromium) {
    try (BrowserContext visitor = chromium.visitor(device, script)) {
      // Given
      Page page = visitor.newPage();
      String name = name(site, device, script);
      page.navigate(door.resolve(site.who()).toString());
      Checked.page(page, "who-" + name, script);

      // When
      page.fill("#caller", DoorWorld.SHOWN_CALLER_ID);
      press(page, "main form button");
      Checked.page(page, "who-known-" + name, script);
      String known = page.content();
      page.fill("#caller", "020 765 4399");
      press(page, "main form button");
      Checked.page(page, "who-unknown-" + name, script);
      press(page, "button[name=withheld]");
      Checked.page(page, "who-withheld-" + name, script);
      page.navigate(door.resolve(site.check()).toString());
      Checked.page(page, "check-" + name, script);

      // Then
      assertThat(known)
          .contains("Zonnestroom Energie B.V.", "https://www.door-zonnestroom.example");
      assertThat(page.url()).doesNotContain("765");
    }
  }

  private static String name(Site site, Device device, boolean script) {
    return "%s-%d-%s".formatted(site, device.width(), script ? "script" : "plain");
  }

  /** By the keyboard, until the next page has come; a browser without JavaScript can't do more. */
  private static void press(Page page, String control) {
    AtomicBoolean loaded = new AtomicBoolean();
    Consumer<Page> listener = next -> loaded.set(true);
    page.onLoad(listener);
    page.locator(control).first().press("Enter");
    page.waitForCondition(loaded::get);
    page.offLoad(listener);
  }

  private static void tick(Page page, String choice) {
    page.locator(choice).press("Space");
  }

  /** What a page asks of anybody but us. */
  private List<String> foreignRequests(BrowserContext visitor) {
    List<String> foreign = new CopyOnWriteArrayList<>();
    visitor.onRequest(
        request -> {
          if (!URI.create(request.url()).getAuthority().equals(door.getAuthority())) {
            foreign.add(request.url());
          }
        });
    return foreign;
  }
}
