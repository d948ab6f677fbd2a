package nl.magbellen.consent;

import static io.restassured.RestAssured.given;
import static nl.magbellen.consent.ConsentApi.client;
import static nl.magbellen.consent.ConsentApi.consent;
import static nl.magbellen.consent.ConsentApi.newNumber;
import static nl.magbellen.consent.ConsentApi.recorded;
import static nl.magbellen.consent.ConsentApi.service;
import static nl.magbellen.consent.ConsentApi.with;
import static nl.magbellen.consent.ConsentApi.writer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The proof of a consent, in every form. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ProofTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "Ja, Zonnestroom mag mij bellen over “zonnepanelen” & <zo>.";
  private static final List<String> PERSONAL =
      List.of("klant-1", "jan.jansen", "203.0.113.77", "mail:", "opname-7", "lead-7");

  RegisterStandIn register;

  private final String number = newNumber();
  private final String advertiser = "bewijs-" + number.substring(5);

  @BeforeAll
  static void startTheJudgeOfDocuments() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  @Test
  void recordHasTheFieldsOfTheStandardInTermsOfTheVocabulary() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    JsonNode proof = JSON.readTree(proof(id, "application/ld+json").asString());
    // Then
    assertAll(
        () -> assertEquals("dpv:ConsentRecord", proof.path("@type").asText()),
        () -> assertEquals("https://w3id.org/dpv#", proof.at("/@context/dpv").asText()),
        () -> assertEquals(id, proof.path("dct:identifier").asText()),
        () ->
            assertEquals(
                "https://w3id.org/dpv/schema/dpv-27560#record",
                proof.path("dct:conformsTo").asText()),
        () ->
            assertEquals(
                digest(id + ":" + number), proof.at("/dpv:hasDataSubject/dct:identifier").asText()),
        () -> assertEquals(advertiser, proof.at("/dpv:hasDataController/dct:identifier").asText()),
        () -> assertEquals("eu-gdpr:A6-1-a", proof.path("dpv:hasLegalBasis").asText()),
        () ->
            assertEquals(
                "solar-panels", proof.at("/dpv:hasProcess/dpv:hasPurpose/0/dct:title").asText()),
        () -> assertEquals(TEXT, proof.at("/dpv:hasNotice/dct:description").asText()));
  }

  @Test
  void everyEventStandsInTheRecordInOrder() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    dispute(id);
    withdraw(id);
    // When
    JsonNode proof = JSON.readTree(proof(id, "application/ld+json").asString());
    // Then
    assertEquals(
        List.of("dpv:ConsentGiven", "dpv:ConsentInvalidated", "dpv:ConsentWithdrawn"),
        proof
            .get("dpv:hasConsentStatus")
            .valueStream()
            .map(status -> status.at("/@type/0").asText())
            .toList());
    assertEquals(
        "2026-10-01T10:00:00+02:00",
        proof.at("/dpv:hasConsentStatus/0/dpv:isIndicatedAtTime").asText());
    assertEquals(
        List.of("EMAIL_LINK"),
        proof
            .get("dct:provenance")
            .valueStream()
            .map(event -> event.path("dct:description").asText())
            .toList());
  }

  @Test
  void signatureInTheRecordIsOverAllElseInIt() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    ObjectNode proof = (ObjectNode) JSON.readTree(proof(id, "application/ld+json").asString());
    // Then
    String signature = proof.remove("proof").asText();
    assertEquals(proof, JSON.readTree(verified(signature)));
  }

  @Test
  void signatureAloneCarriesTheRecord() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    Response answer = proof(id, "application/jose");
    // Then
    answer.then().statusCode(200).contentType("application/jose");
    assertEquals(id, JSON.readTree(verified(answer.asString())).path("dct:identifier").asText());
  }

  @Test
  void changedProofDoesNotVerify() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    String[] parts = proof(id, "application/jose").asString().split("\\.");
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("2026-10-01", "2026-10-02");
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    // When
    JsonWebSignature signature = signature(parts[0] + "." + forged + "." + parts[2]);
    // Then
    assertFalse(signature.verifySignature());
  }

  @ParameterizedTest
  @EnumSource(
      value = PDFAFlavour.class,
      names = {"PDFA_3_A", "PDFUA_1"})
  void documentKeepsTheStandardForArchivesAndForScreenReaders(PDFAFlavour flavour)
      throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    dispute(id);
    // When
    Response answer = proof(id, "application/pdf");
    // Then
    answer.then().statusCode(200).contentType("application/pdf");
    assertEquals(List.of(), failures(answer.asByteArray(), flavour));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emoji \uD83D\uDE00 \u4E2D\u6587",
        "\u0001\u001b[2Jcontrol",
        "\r\n\uFFFE]]>&nbsp;</div>",
        " "
      })
  void documentOfAnyTextKeepsTheStandard(String text) throws Exception {
    // Given
    String id =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(
                consent(number, advertiser),
                "text",
                Map.of("version", "v-odd", "body", text, "standalone", true)));
    // When
    Response answer = proof(id, "application/pdf");
    // Then
    answer.then().statusCode(200);
    assertEquals(List.of(), failures(answer.asByteArray(), PDFAFlavour.PDFA_3_A));
  }

  @Test
  void documentTellsInBothLanguagesWhatWasAgreedToWhenAndHowVerified() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    dispute(id);
    // When
    String text = text(proof(id, "application/pdf").asByteArray());
    // Then
    Stream.of(
            "Bewijs van toestemming om te bellen",
            "Proof of consent to be called",
            TEXT,
            id.substring(id.length() - 8).toUpperCase(Locale.ROOT),
            "… " + number.substring(number.length() - 3),
            "1 oktober 2026 om 10:00 uur",
            "1 October 2026, 10:00",
            "link per e-mail, 2 oktober 2026 om 12:00 uur",
            "link by e-mail",
            "Gemeld: wie het nummer nu heeft",
            "zonnepanelen",
            "solar panels",
            "http://localhost:8081/.well-known/jwks.json",
            "http://localhost:8082/ontvangstbewijs",
            "Magbellen (proef), Voorbeeldstraat 1, 1234 AB Voorbeeld")
        .forEach(said -> assertTrue(text.contains(said), said));
  }

  @Test
  void documentCallsOrganisationsByTheirNamesAndTheRecordByTheirIds() throws Exception {
    // Given
    String partner = advertiser + "-partner";
    register.registerAs(advertiser, "Zonnestroom & Zn B.V.");
    register.registerAs(partner, "Windkracht Coöperatie");
    String id =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(consent(number, advertiser), "partners", List.of(partner)));
    wrongPersonReachedBy(advertiser);
    // When
    String paper = text(proof(id, "application/pdf").asByteArray()).replaceAll("\\s+", " ");
    JsonNode record = JSON.readTree(proof(id, "application/ld+json").asString());
    // Then
    assertAll(
        () -> assertTrue(paper.contains("Gegeven aan Zonnestroom & Zn B.V."), paper),
        () -> assertTrue(paper.contains("Given to Zonnestroom & Zn B.V."), paper),
        () -> assertTrue(paper.contains("Geldt ook voor Windkracht Coöperatie"), paper),
        () -> assertTrue(paper.contains("alleen voor Zonnestroom & Zn B.V."), paper),
        () ->
            assertEquals(advertiser, record.at("/dpv:hasDataController/dct:identifier").asText()));
  }

  @Test
  void documentIsGivenWithIdsWhereNobodyKnowsTheNames() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    register.fail();
    // When
    Response answer = proof(id, "application/pdf");
    // Then
    register.recover();
    answer.then().statusCode(200);
    assertTrue(text(answer.asByteArray()).contains("Gegeven aan " + advertiser));
  }

  @Test
  void documentBearsTheMarkAndACodeForCameras() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    List<Integer> images = widthsOfImages(proof(id, "application/pdf").asByteArray());
    // Then
    assertEquals(2, images.size(), images::toString);
  }

  @Test
  void signatureCanBeCopiedFromTheDocument() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    String text = text(proof(id, "application/pdf").asByteArray()).replaceAll("\\s", "");
    // When
    Matcher signature = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]{86}").matcher(text);
    // Then
    assertTrue(signature.find());
    assertEquals(id, JSON.readTree(verified(signature.group())).path("dct:identifier").asText());
  }

  @Test
  void proofNamesNobody() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    String record = proof(id, "application/ld+json").asString();
    String document = text(proof(id, "application/pdf").asByteArray());
    // Then
    Stream.concat(PERSONAL.stream(), Stream.of(number.substring(3)))
        .forEach(
            personal -> {
              assertFalse(record.contains(personal), personal);
              assertFalse(document.contains(personal), personal);
            });
  }

  @Test
  void textThatIsNotOnRecordIsSaidToBeMissing() throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", consent(number, advertiser));
    // When
    String document = text(proof(id, "application/pdf").asByteArray());
    // Then
    assertTrue(document.contains("Er is geen tekst vastgelegd."));
  }

  @Test
  void partnerSeesNotWhatConcernsOtherPartners() throws Exception {
    // Given
    String id =
        recorded(
            writer(advertiser),
            "/v1/consents",
            with(
                consent(number, advertiser),
                "partners",
                List.of(advertiser + "-a", advertiser + "-b")));
    // When
    String proof =
        client(Role.AUDITOR, advertiser + "-a")
            .accept("application/ld+json")
            .get("/v1/consents/{id}/proof", id)
            .asString();
    // Then
    assertTrue(proof.contains(advertiser + "-a"));
    assertFalse(proof.contains(advertiser + "-b"));
  }

  @Test
  void anotherAdvertisersConsentLooksLikeNone() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    Response answer = client(Role.AUDITOR, "another").get("/v1/consents/{id}/proof", id);
    // Then
    answer.then().statusCode(403).contentType("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"*/*, application/ld+json", "application/json, application/json"})
  void withoutAWishTheProofIsForPrograms(String accept, String form) throws Exception {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    Response answer = proof(id, accept);
    // Then
    answer.then().statusCode(200).contentType(startsWith(form));
    assertEquals(id, JSON.readTree(answer.asString()).path("dct:identifier").asText());
  }

  @Test
  void formThatIsNotThereIsRefused() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    Response answer = proof(id, "text/html");
    // Then
    answer.then().statusCode(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/ld+json", "application/pdf"})
  void proofForTheHolderMeetsItsOpenRequests(String form) {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    service()
        .body(Map.of("numberKeys", keys(), "consent", id, "requestedAt", "2026-11-20T10:00:00Z"))
        .post("/internal/consumer/proof-requests");
    // When
    Response answer = proofForHolder(keys(), id, form);
    // Then
    answer.then().statusCode(200).contentType(startsWith(form));
    service()
        .body(Map.of("numberKeys", keys()))
        .post("/internal/consumer/records")
        .then()
        .body("proofRequests.state", contains("DELIVERED"));
  }

  @Test
  void holderOfAnotherNumberGetsNoProof() {
    // Given
    String id = recorded(writer(advertiser), "/v1/consents", personalConsent());
    // When
    Response answer =
        proofForHolder(List.of(TestWorld.numberKey(newNumber())), id, "application/pdf");
    // Then
    answer.then().statusCode(404).contentType("application/problem+json");
  }

  private Map<String, Object> personalConsent() {
    var body = with(consent(number, advertiser), "person", "klant-1");
    body.put("text", Map.of("version", "v1", "body", TEXT, "standalone", true));
    body.put(
        "source",
        Map.of(
            "url", "https://leads.example/?mail=jan.jansen",
            "ip", "203.0.113.77",
            "recording", "opname-7",
            "lead", "lead-7"));
    body.put(
        "verification",
        Map.of(
            "method", "EMAIL_LINK",
            "verifiedAt", "2026-10-02T10:00:00Z",
            "evidence", "mail:jan.jansen@example.nl"));
    return body;
  }

  private void wrongPersonReachedBy(String whose) {
    service()
        .body(
            Map.of(
                "wrongPersons",
                List.of(
                    Map.of(
                        "number",
                        number,
                        "advertiser",
                        whose,
                        "reachedAt",
                        "2026-11-20T10:00:00+01:00",
                        "minor",
                        false))))
        .post("/internal/wrong-persons")
        .then()
        .statusCode(204);
  }

  private void dispute(String id) {
    service()
        .body(Map.of("numberKeys", keys(), "consent", id, "disputedAt", "2026-11-10T10:00:00Z"))
        .post("/internal/consumer/disputes")
        .then()
        .statusCode(204);
  }

  private void withdraw(String id) {
    service()
        .body(Map.of("numberKeys", keys(), "consent", id, "withdrawnAt", "2026-11-11T10:00:00Z"))
        .post("/internal/consumer/withdrawals")
        .then()
        .statusCode(204);
  }

  private List<String> keys() {
    return List.of(TestWorld.numberKey(number));
  }

  private Response proof(String id, String form) {
    return client(Role.AUDITOR, advertiser).accept(form).get("/v1/consents/{id}/proof", id);
  }

  private static Response proofForHolder(List<String> numberKeys, String id, String form) {
    return service()
        .accept(form)
        .body(Map.of("numberKeys", numberKeys, "consent", id))
        .post("/internal/consumer/proofs");
  }

  private static String verified(String proof) throws Exception {
    JsonWebSignature signature = signature(proof);
    assertTrue(signature.verifySignature());
    return signature.getPayload();
  }

  private static JsonWebSignature signature(String proof) throws Exception {
    String keys = given().get("/.well-known/jwks.json").asString();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(proof);
    signature.setKey(
        ((PublicJsonWebKey)
                new JsonWebKeySet(keys)
                    .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null))
            .getPublicKey());
    return signature;
  }

  private static String digest(String text) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static List<Integer> widthsOfImages(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Set<Integer> widths = new TreeSet<>();
      for (var page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
            widths.add(image.getWidth());
          }
        }
      }
      return List.copyOf(widths);
    }
  }

  private static List<String> failures(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      return result.getTestAssertions().stream()
          .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
          .distinct()
          .toList();
    }
  }
}
