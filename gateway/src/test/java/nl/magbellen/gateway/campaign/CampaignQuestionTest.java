package nl.magbellen.gateway.campaign;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.magbellen.service.testing.TestTokens.agencyToken;
import static nl.magbellen.service.testing.TestTokens.token;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import nl.magbellen.gateway.GatewayWithRegister;
import nl.magbellen.service.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions of a campaign, in every form that a question has. */
@QuarkusTest
@WithTestResource(GatewayWithRegister.class)
class CampaignQuestionTest {

  private static final String ONE = "[\"+31207001234\"]";
  private static final String TWO = "[\"+31207001234\", \"+31207001235\"]";

  private static int tests = 0;

  private final String advertiser = "asker-" + ++tests;

  @Test
  void whatAQuestionDoesNotSayIsTheCampaigns() {
    // Given
    campaign("winter", ONE, "\"t-1\", \"t-2\"");
    // When
    Response answer = ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}");
    // Then
    answer.then().statusCode(200);
    logged(answer)
        .body("question.advertiser", equalTo(advertiser))
        .body("question.agency", equalTo("belhuis"))
        .body("question.purpose", equalTo("COMMERCIAL"))
        .body("question.subject", equalTo("energy-contract"))
        .body("question.callerId", equalTo("+31207001234"))
        .body("question.campaign", equalTo("winter"))
        .body("question.telemarketers", contains("t-1", "t-2"));
  }

  @Test
  void changeOfACampaignChangesNoQuestionOnRecord() {
    // Given
    campaign("winter", ONE, "\"t-1\"");
    Response answer = ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}");
    // When
    campaign("winter", "[\"+31207001299\"]", "\"t-2\"");
    // Then
    logged(answer)
        .body("question.callerId", equalTo("+31207001234"))
        .body("question.telemarketers", contains("t-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"agency\": \"callcompany\"|/agency|CONTRADICTION",
        "\"purpose\": \"SERVICE\"|/purpose|CONTRADICTION",
        "\"subject\": \"gas\"|/subject|CONTRADICTION",
        "\"callerId\": \"+31207001299\"|/callerId|CONTRADICTION",
        "\"callerId\": \"no number\"|/callerId|CONTRADICTION",
        "\"callerId\": \"\"|/callerId|CONTRADICTION",
        "\"callerId\": \"\\u0000\"|/callerId|INVALID_TEXT",
        "\"callerId\": null|/callerId|CONTRADICTION"
      })
  void whatContradictsTheCampaignIsRefusedByName(String field, String pointer, String code) {
    // Given
    campaign("winter", ONE, "");
    // When
    Response answer =
        ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\", " + field + "}");
    // Then
    answer
        .then()
        .statusCode(400)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"+31207001234\", \"+31207001235\"]||400|",
        "[\"+31207001234\", \"+31207001235\"]|\"callerId\": \"020-7001235\"|200|+31207001235",
        "[]||400|",
        "[]|\"callerId\": null|200|",
        "[]|\"callerId\": \"+31207001299\"|200|+31207001299"
      })
  void callerIdIsTheCampaignsOnlyOneOrIsSaid(
      String callerIds, String field, int status, String shown) {
    // Given
    campaign("winter", callerIds, "");
    // When
    Response answer =
        ask(
            "{\"callee\": \"+31612345678\", \"campaign\": \"winter\""
                + (field == null ? "" : ", " + field)
                + "}");
    // Then
    answer.then().statusCode(status);
    if (status == 200) {
      logged(answer).body("question.callerId", equalTo(shown));
    } else {
      answer.then().body("errors.pointer", contains("/callerId"));
    }
  }

  @Test
  void unknownCampaignAnswersNothing() {
    // Given
    campaign("winter", ONE, "");
    // When
    Response unknown = ask("{\"callee\": \"+31612345678\", \"campaign\": \"summer\"}");
    Response ofOthers =
        dialer("another")
            .body("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}")
            .post("/v1/call-permissions");
    Response ofAnotherAgency =
        given()
            .auth()
            .oauth2(agencyToken("callcompany", Role.DIALER, advertiser))
            .contentType(ContentType.JSON)
            .body("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}")
            .post("/v1/call-permissions");
    Response forOthers =
        ask(
            "{\"callee\": \"+31612345678\", \"campaign\": \"winter\", \"advertiser\": \"another\"}");
    Response noId = ask("{\"callee\": \"+31612345678\", \"campaign\": \"Winter!\"}");
    // Then
    for (Response answer : new Response[] {unknown, ofOthers, ofAnotherAgency}) {
      answer.then().statusCode(422).body("errors.pointer", contains("/campaign"));
    }
    forOthers.then().statusCode(403);
    noId.then().statusCode(400).body("errors.pointer", contains("/campaign"));
  }

  @Test
  void advertiserSaysWhichOfTwoCampaignsOfTheSameIdIsMeant() {
    // Given
    String other = advertiser + "-too";
    campaign(advertiser, "winter", ONE, "");
    campaign(other, "winter", TWO, "");
    RequestSpecification both = dialer(advertiser, other);
    // When
    Response which =
        both.body("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}")
            .post("/v1/call-permissions");
    Response first =
        ask(
            "{\"callee\": \"+31612345678\", \"campaign\": \"winter\", \"advertiser\": \""
                + advertiser
                + "\"}");
    // Then
    which.then().statusCode(400).body("errors.pointer", contains("/advertiser"));
    first.then().statusCode(200);
  }

  @Test
  void everyItemOfABatchHasItsCampaign() {
    // Given
    campaign("winter", ONE, "");
    campaign("autumn", TWO, "");
    // When
    Response answer =
        dialer(advertiser)
            .body(
                """
                {"defaults": {"campaign": "winter"},
                 "items": [{"callee": "+31612345678"},
                           {"callee": "+31612345678", "campaign": "autumn", "callerId": "+31207001235"},
                           {"callee": "+31612345678", "campaign": "summer", "reference": "row-3"},
                           {"callee": "+31612345678", "subject": "gas"},
                           {"callee": "+31612345678", "callerId": null}]}
                """)
            .post("/v1/call-permissions/batch");
    // Then
    answer
        .then()
        .statusCode(200)
        .body("items[0].decision", equalTo("DENY"))
        .body("items[1].decision", equalTo("DENY"))
        .body("items[2].status", equalTo(422))
        .body("items[2].reference", equalTo("row-3"))
        .body("items[3].errors.pointer", contains("/subject"))
        .body("items[4].errors.pointer", contains("/callerId"));
  }

  @Test
  void listsHaveTheirCampaignAsAConstantOrInAColumn() {
    // Given
    campaign("winter", ONE, "");
    campaign("autumn", TWO, "");
    // When
    Response constant =
        screen("?campaign=winter", "callee,subject\n+31612345678,\n+31612345678,gas\n");
    Response column =
        screen(
            "",
            "callee,campaign,callerId\n+31612345678,winter,\n+31612345678,autumn,+31207001235\n"
                + "+31612345678,autumn,\n+31612345678,summer,\n");
    Response ofSeveral = screen("?campaign=autumn", "callee,callerId\n+31612345678,+31207001235\n");
    Response unknown = screen("?campaign=summer", "callee\n+31612345678\n");
    Response contradiction = screen("?campaign=winter&subject=gas", "callee\n+31612345678\n");
    // Then
    constant.then().statusCode(200).body(containsString("PERMIT=0|DENY=1|ERROR=1"));
    constant.then().body(containsString("subject: must be that of the campaign"));
    column.then().statusCode(200).body(containsString("PERMIT=0|DENY=2|ERROR=2"));
    column.then().body(containsString("callerId: must be given"));
    ofSeveral.then().statusCode(200).body(containsString("PERMIT=0|DENY=1|ERROR=0"));
    unknown.then().statusCode(422);
    contradiction.then().statusCode(400);
  }

  @Test
  void linesNameTheirCampaignToo() {
    // Given
    campaign("winter", ONE, "");
    // When
    Response answer =
        given()
            .auth()
            .oauth2(token(Role.DIALER, advertiser))
            .contentType("application/x-ndjson")
            .body(
                ("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}\n"
                        + "{\"callee\": \"+31612345678\", \"campaign\": \"winter\", \"callerId\": null}\n")
                    .getBytes(UTF_8))
            .post("/v1/screenings");
    // Then
    answer
        .then()
        .statusCode(200)
        .body(containsString("\"decision\":\"DENY\""))
        .body(containsString("callerId: must be a caller id of the campaign"));
  }

  @Test
  void oneLineIsEnough() {
    // Given
    campaign("winter", ONE, "");
    // When
    Response answer = shortly("callee=%2B31612345678&campaign=winter");
    Response withheld = shortly("callee=%2B31612345678&campaign=winter&callerId=");
    Response unknown = shortly("callee=%2B31612345678&campaign=summer");
    // Then
    answer.then().statusCode(200).body(startsWith("DENY "));
    withheld.then().statusCode(400).body(startsWith("ERROR"));
    unknown.then().statusCode(422).body(startsWith("ERROR"));
  }

  @Test
  void enforcementPointsNameItInTheContext() {
    // Given
    campaign("winter", ONE, "");
    // When
    Response answer = evaluate("{\"campaign\": \"winter\"}");
    Response contradiction = evaluate("{\"campaign\": \"winter\", \"agency\": \"callcompany\"}");
    Response many =
        dialer(advertiser)
            .body(
                """
                {"subject": {"type": "advertiser", "id": "%s"}, "action": {"name": "call"},
                 "resource": {"type": "telephone_number", "id": "+31612345678"},
                 "evaluations": [{"context": {"campaign": "winter"}}, {"context": {"campaign": "summer"}}]}
                """
                    .formatted(advertiser))
            .post("/access/v1/evaluations");
    // Then
    answer.then().statusCode(200).body("decision", equalTo(false));
    contradiction.then().statusCode(400).body("errors.pointer", contains("/context/agency"));
    many.then()
        .statusCode(200)
        .body("evaluations.decision", contains(false, false))
        .body("evaluations[0].context.id", not(nullValue()))
        .body("evaluations[1].context.error.status", equalTo(422));
  }

  @Test
  void replayOfAQuestionKnowsItsCampaign() {
    // Given
    campaign("winter", ONE, "");
    RequestSpecification auditor =
        given().auth().oauth2(token(Role.AUDITOR, advertiser)).contentType(ContentType.JSON);
    // When
    Response answer =
        auditor
            .body("{\"question\": {\"callee\": \"+31612345678\", \"campaign\": \"winter\"}}")
            .post("/v1/replays");
    // Then
    answer.then().statusCode(200).body("replayed.decision", equalTo("DENY"));
  }

  /** The new agent cannot be the one who speaks, unless the question says who does. */
  @Test
  void oneUntrainedAgentStopsTheCampaignAndNoQuestionThatNamesAnother() {
    // Given
    campaign("winter", ONE, "\"t-1\", \"new-2\"");
    campaign("spring", ONE, "\"t-1\", \"t-2\"");
    // When
    Response any = ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}");
    Response named =
        ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\", \"telemarketer\": \"t-1\"}");
    Response trained = ask("{\"callee\": \"+31612345678\", \"campaign\": \"spring\"}");
    // Then
    any.then()
        .body("reasons.code", hasItem("TELEMARKETER_NOT_TRAINED"))
        .body("reasons.evidence", hasItem("telemarketer:new-2"));
    named.then().body("reasons.code", not(hasItem("TELEMARKETER_NOT_TRAINED")));
    trained.then().body("reasons.code", not(hasItem("TELEMARKETER_NOT_TRAINED")));
    logged(named).body("question.telemarketer", equalTo("t-1"));
  }

  @Test
  void replayOfADecisionRestsOnWhoWasLoggedInThen() {
    // Given
    campaign("winter", ONE, "\"new-2\"");
    String id = ask("{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}").path("id");
    campaign("winter", ONE, "\"t-1\"");
    // When
    Response replay =
        given()
            .auth()
            .oauth2(token(Role.AUDITOR, advertiser))
            .contentType(ContentType.JSON)
            .body("{\"decision\": \"" + id + "\"}")
            .post("/v1/replays");
    // Then
    replay
        .then()
        .statusCode(200)
        .body("same", equalTo(true))
        .body("replayed.reasons.code", hasItem("TELEMARKETER_NOT_TRAINED"));
  }

  @Test
  void advertiserThatDemandsATelemarketerIsAskedWithOne() {
    // Given
    String strict = "strict-" + advertiser;
    campaign(strict, "empty", ONE, "");
    campaign(strict, "manned", ONE, "\"t-1\"");
    // When
    Response empty =
        dialer(strict)
            .body("{\"callee\": \"+31612345678\", \"campaign\": \"empty\"}")
            .post("/v1/call-permissions");
    Response manned =
        dialer(strict)
            .body("{\"callee\": \"+31612345678\", \"campaign\": \"manned\"}")
            .post("/v1/call-permissions");
    // Then
    empty.then().body("reasons.code", hasItems("TELEMARKETER_NOT_TRAINED", "EVIDENCE_UNAVAILABLE"));
    manned.then().body("reasons.code", not(hasItem("TELEMARKETER_NOT_TRAINED")));
  }

  @Test
  void campaignSaysWhichTextsComeUnlessTheQuestionDoes() {
    // Given
    campaign("winter", ONE, "");
    String question = "{\"callee\": \"+31612345678\", \"campaign\": \"winter\"}";
    // When
    Response usual = ask(question);
    Response said = dialer(advertiser).body(question).post("/v1/call-permissions?texts=en");
    // Then
    usual
        .then()
        .body("reasons[0].message.nl", not(nullValue()))
        .body("reasons[0].message.en", nullValue());
    said.then()
        .body("reasons[0].message.en", not(nullValue()))
        .body("reasons[0].message.nl", nullValue());
  }

  /** The first answer is for a call with the number that the campaign showed then. */
  @Test
  void keyRevivesNoAnswerToWhatTheCampaignWas() {
    // Given
    String key = UUID.randomUUID().toString();
    String question = "{\"callee\": \"+31612345678\", \"campaign\": \"service\"}";
    serviceCampaign("+31207001234");
    String first = keyed(key, question).path("id");
    String again = keyed(key, question).path("id");
    // When
    serviceCampaign("+31207001299");
    Response changed = keyed(key, question);
    // Then
    assertEquals(first, again);
    changed
        .then()
        .statusCode(200)
        .body("decision", equalTo("PERMIT"))
        .body("id", not(equalTo(first)));
    logged(changed).body("question.callerId", equalTo("+31207001299"));
  }

  private void serviceCampaign(String callerId) {
    dialer(advertiser)
        .body(
            "{\"advertiser\": \"%s\", \"purpose\": \"SERVICE\", \"callerIds\": [\"%s\"]}"
                .formatted(advertiser, callerId))
        .put("/v1/campaigns/service")
        .then()
        .statusCode(lessThan(300));
  }

  private Response keyed(String key, String question) {
    return dialer(advertiser)
        .header("Idempotency-Key", key)
        .body(question)
        .post("/v1/call-permissions");
  }

  private void campaign(String id, String callerIds, String telemarketers) {
    campaign(advertiser, id, callerIds, telemarketers);
  }

  private static void campaign(String owner, String id, String callerIds, String telemarketers) {
    dialer(owner)
        .body(
            """
            {"advertiser": "%s", "agency": "belhuis", "purpose": "COMMERCIAL",
             "subject": "energy-contract", "callerIds": %s, "telemarketers": [%s], "texts": "nl"}
            """
                .formatted(owner, callerIds, telemarketers))
        .put("/v1/campaigns/" + id)
        .then()
        .statusCode(lessThan(300));
  }

  private Response ask(String question) {
    return dialer(advertiser).body(question).post("/v1/call-permissions");
  }

  private ValidatableResponse logged(Response answer) {
    return dialer(advertiser)
        .get("/v1/call-permissions/" + answer.path("id"))
        .then()
        .statusCode(200);
  }

  private Response screen(String query, String list) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .contentType("text/csv")
        .body(list)
        .post("/v1/screenings" + query);
  }

  private Response shortly(String query) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(token(Role.DIALER, advertiser))
        .get("/v1/call-permissions/short?" + query);
  }

  private Response evaluate(String context) {
    return dialer(advertiser)
        .body(
            """
            {"subject": {"type": "advertiser", "id": "%s"}, "action": {"name": "call"},
             "resource": {"type": "telephone_number", "id": "+31612345678"}, "context": %s}
            """
                .formatted(advertiser, context))
        .post("/access/v1/evaluation");
  }

  private static RequestSpecification dialer(String... advertisers) {
    return given().auth().oauth2(token(Role.DIALER, advertisers)).contentType(ContentType.JSON);
  }
}
