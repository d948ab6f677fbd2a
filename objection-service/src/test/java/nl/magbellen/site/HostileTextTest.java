package nl.magbellen.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.testing.TestWorld;
import org.ccil.cowan.tagsoup.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Names of advertisers and agencies, consents' texts, and whatever else others write, or a visitor
 * itself, are text on every page and paper: a browser reads no element and no attribute in them.
 */
@QuarkusTest
@WithTestResource(TestWorld.class)
@WithTestResource(ServicesStandIn.class)
class HostileTextTest extends SiteTest {

  private static final String HARMLESS = "an ordinary text";
  private static final String YESTERDAY = LocalDate.now(DutchTime.ZONE).minusDays(1).toString();
  private static final String COMPLAINT = "(?s).*name=\"complaint\" value=\"([0-9a-f-]{36})\".*";

  private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");

  private static Map<String, Page> usual = Map.of();

  ServicesStandIn services;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>evil()</script>",
        "\"><script>evil()</script>",
        "'><img src=x onerror=evil()>",
        "\" onmouseover=\"evil()",
        "' onmouseover='evil()",
        "x onmouseover=evil() x",
        "--></title></style></textarea></option><svg onload=evil()>",
        "javascript:evil()",
        "https://a.example/\"onclick=\"evil()",
        "&lt;script&gt;evil()&lt;/script&gt; {number} {evil.raw}",
        "\u2028]]><script>evil()</script>"
      })
  void textIsNeverMarkupOnAPage(String hostile) throws Exception {
    // Given
    Map<String, Page> usual = usualPages();
    // When
    Map<String, Page> pages = pages(hostile);
    // Then
    assertThat(pages.keySet()).isEqualTo(usual.keySet());
    for (String name : pages.keySet()) {
      assertThat(pages.get(name).elements()).as(name).isEqualTo(usual.get(name).elements());
      assertThat(pages.get(name).text()).as(name).contains(hostile.strip());
    }
  }

  @Test
  void textIsNeverMarkupOnPaper() throws Exception {
    // Given
    String hostile = "</p><b>A & \"B\"</b> &amp; 'C' ]]>";
    services.say(hostile);
    Guest guest = new Guest(true);
    String complaint = guest.complained().asString().replaceAll(COMPLAINT, "$1");
    String objection = Visitor.reference(guest.objected());
    // When
    byte[] receipt =
        guest
            .visitor
            .send("/mijn-registraties/receipt", "objection", objection, "as", "pdf")
            .asByteArray();
    byte[] paper = guest.visitor.send("/toch-gebeld/paper", "complaint", complaint).asByteArray();
    // Then
    assertThat(Paper.words(receipt)).contains(hostile);
    assertThat(Paper.words(paper)).contains(hostile);
  }

  /** What a browser makes of a page: its elements with the names of their attributes; its text. */
  private record Page(List<String> elements, String text) {

    static Page of(Response response) throws IOException, SAXException {
      Reader reader = new Reader();
      Parser browser = new Parser();
      browser.setContentHandler(reader);
      browser.parse(new InputSource(new StringReader(response.asString())));
      return new Page(reader.elements, reader.text.toString());
    }
  }

  private static final class Reader extends DefaultHandler {
    private final List<String> elements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      StringBuilder element = new StringBuilder(name);
      for (int n = 0; n < attributes.getLength(); n++) {
        element.append(' ').append(attributes.getLocalName(n));
        if (ADDRESSES.contains(attributes.getLocalName(n))
            && attributes.getValue(n).strip().startsWith("javascript:")) {
          element.append("=javascript");
        }
        text.append(attributes.getValue(n)).append('\n');
      }
      elements.add(element.toString());
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }
  }

  private Map<String, Page> usualPages() throws Exception {
    if (usual.isEmpty()) {
      usual = pages(HARMLESS);
    }
    return usual;
  }

  /** Every page that shows what others wrote, or gives back what the visitor wrote. */
  private Map<String, Page> pages(String said) throws Exception {
    services.say(said);
    Map<String, Page> pages = new TreeMap<>();
    for (boolean dutch : List.of(true, false)) {
      Guest guest = new Guest(dutch);
      Map<String, Response> opened = new TreeMap<>();
      guest.visitor.open(guest.who);
      opened.put("who", guest.visitor.send(guest.who, "caller", "020 7001234"));
      opened.put("who, wrong", guest.visitor.send(guest.who, "caller", said));
      opened.put("participants", guest.visitor.open(guest.participants));
      guest.visitor.open(guest.object);
      opened.put("search", guest.visitor.send(guest.object + "/search", "name", said));
      opened.put(
          "object, wrong",
          guest.visitor.send(guest.object, "scope", "one", "name", said, "number", said));
      guest.visitor.open(guest.complain);
      opened.put(
          "complain, wrong",
          guest.visitor.send(guest.complain, "caller", said, "day", said, "time", said));
      opened.put("complained", guest.complained());
      opened.put("objected", guest.objected());
      guest.visitor.open(guest.records + "/request");
      opened.put("request, wrong", guest.visitor.send(guest.records + "/request", "words", said));
      guest.visitor.send(guest.records + "/request", "kind", "ERASE", "to", "*", "words", said);
      opened.put("records", guest.visitor.open(guest.records));
      for (Map.Entry<String, Response> page : opened.entrySet()) {
        pages.put(page.getKey() + (dutch ? " nl" : " en"), Page.of(page.getValue()));
      }
    }
    return pages;
  }

  /** A visitor with a number of its own, in one language. */
  private static final class Guest {
    private final Visitor visitor = new Visitor();
    private final String number = newNumber();
    private final String who;
    private final String participants;
    private final String object;
    private final String records;
    private final String complain;

    Guest(boolean dutch) {
      who = dutch ? "/wie-belde-mij" : "/en/who-called-me";
      participants = dutch ? "/deelnemers" : "/en/participants";
      object = dutch ? "/niet-gebeld-worden" : "/en/do-not-call";
      records = dutch ? "/mijn-registraties" : "/en/my-registrations";
      complain = dutch ? "/toch-gebeld" : "/en/called-all-the-same";
    }

    /** Tells of a call, and proves the number. */
    Response complained() {
      visitor.open(complain);
      visitor.ask(
          complain, "caller", "020 7001234", "day", YESTERDAY, "time", "14:30", "number", number);
      visitor.open(complain + "/code");
      visitor.send(complain + "/code", "code", Visitor.codeOf(number));
      return visitor.open(complain + "/done");
    }

    /** Objects against the only advertiser, with the number that is proven. */
    Response objected() {
      visitor.open(object);
      visitor.send(object, "scope", "one", "advertiser", ServicesStandIn.ADVERTISER);
      return visitor.open(object + "/done");
    }
  }
}
