package nl.magbellen.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.magbellen.gateway.disposition.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each dialer sends, as its documents show it, and what a report has of it. */
class PresetTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MESSAGE =
      """
      <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">
       <soapenv:Body>
        <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
         <OrganizationId>00D000000000001</OrganizationId>
         <Notification>
          <Id>04l1</Id>
          <sObject xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
           <sf:Id>00T1</sf:Id><sf:CallDisposition>NA</sf:CallDisposition>
           <sf:Phone__c>0612345679</sf:Phone__c>
          </sObject>
         </Notification>
         <Notification>
          <Id>04l2</Id>
          <sObject xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
           <sf:Id>00T2</sf:Id><sf:CallDisposition>DNC</sf:CallDisposition>
           <sf:Phone__c>0612345678</sf:Phone__c>
          </sObject>
         </Notification>
        </notifications>
       </soapenv:Body>
      </soapenv:Envelope>
      """;

  private final SentReports sent = new SentReports(JSON);

  @Test
  void vicidial() throws Exception {
    // When
    ReadReport read =
        inQuery(
            Preset.VICIDIAL,
            "phone_number=612345678&phone_code=31&dispo=DNC&lead_id=1042&vendor_lead_code="
                + "&call_id=V1201131200001042&uniqueid=1733054520.17&user=6666&campaign=WINTER"
                + "&talk_time=42&SQLdate=2026-12-01+13%3A12%3A45");
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "V1201131200001042", "telemarketer": "6666",
                 "disposition": "DNC"}
                """));
    assertThat(read.usual().connected()).isTrue();
    assertThat(read.leftOut()).isEmpty();
  }

  @Test
  void twilio() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.TWILIO,
            "CallSid=CA5ef8732a3c49700934481addd5ce1659&AccountSid=AC1&From=%2B31207001234"
                + "&To=%2B31612345678&CallStatus=completed&CallDuration=17&Direction=outbound-api"
                + "&Timestamp=Tue%2C+01+Dec+2026+12%3A15%3A02+%2B0000");
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "CA5ef8732a3c49700934481addd5ce1659",
                 "endedAt": "2026-12-01T12:15:02Z"}
                """));
    assertThat(read.usual().connected()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // what is sent; whether somebody was reached; whether a machine answered
    "CallStatus=completed&CallDuration=17&AnsweredBy=human, true, ",
    "CallStatus=completed&CallDuration=17&AnsweredBy=machine_end_beep, false, true",
    "CallStatus=no-answer&CallDuration=0, false, ",
    "CallStatus=busy, false, ",
    "CallStatus=completed, , "
  })
  void twilioSaysWhetherSomebodyWasReached(String form, Boolean connected, Boolean machine) {
    // When
    Meaning usual = inBody(Preset.TWILIO, "To=%2B31612345678&" + form).usual();
    // Then
    assertThat(usual.connected()).isEqualTo(connected);
    assertThat(usual.machine()).isEqualTo(machine);
  }

  @Test
  void genesys() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.GENESYS,
            """
            {"conversationId": "f110e31a-0567-4ad4-bb60-ace2dc50946b", "direction": "OUTBOUND",
             "dnis": "tel:+31612345678", "wrapUpCodeName": "Bel me niet", "eventTime": 1764594902000,
             "userId": "8c677bca-c2a9-4d18-886b-d36813c5e3e9"}
            """);
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "f110e31a-0567-4ad4-bb60-ace2dc50946b",
                 "endedAt": "2025-12-01T13:15:02Z",
                 "telemarketer": "8c677bca-c2a9-4d18-886b-d36813c5e3e9",
                 "disposition": "Bel me niet"}
                """));
  }

  @Test
  void five9() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.FIVE9,
            "Call.number=31612345678&Call.ANI=31207001234&Call.call_id=94EC5C19&Call.type_name=Outbound"
                + "&Call.disposition_name=Do+Not+Call&Call.start_timestamp=20261201131500123");
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "94EC5C19", "disposition": "Do Not Call",
                 "startedAt": "2026-12-01T12:15:00.123Z"}
                """));
    assertThat(read.usual().objection()).isTrue();
  }

  @Test
  void voiso() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.VOISO,
            """
            {"event": "dialer.call.ended", "object": "call", "timestamp": "2026-12-01T12:16:30Z",
             "data": {"id": "eb8ec211-3779-4f24-a13c-dadb6b8adc73", "type": "dialer",
               "start_time": "2026-12-01T12:15:04Z", "end_time": "2026-12-01T12:16:02Z",
               "duration": {"total": 58, "talk_time": 31}, "calling_number": "31207001234",
               "called_number": "31612345678", "agent": {"id": 6963, "extension": "4422"},
               "wrap_up_codes": ["DNC"], "campaign": {"id": 9883, "name": "Winter"}}}
            """);
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "eb8ec211-3779-4f24-a13c-dadb6b8adc73",
                 "startedAt": "2026-12-01T12:15:04Z", "endedAt": "2026-12-01T12:16:02Z",
                 "telemarketer": "4422", "disposition": "DNC"}
                """));
    assertThat(read.usual().connected()).isTrue();
  }

  @Test
  void voisoCallOutcomeLogging() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.VOISO,
            """
            {"uuid": "07771c38-c159-4965-a878-be0162118b2b", "agent_extension": "111",
             "start_time": 1764594544.661, "end_time": 1764594575.994, "type": "dialer",
             "duration": 31.333, "disposition": "no_answer", "ani": "31207001234",
             "dnis": "31612345678"}
            """);
    // Then
    assertThat(read.report().path("startedAt").asText()).isEqualTo("2025-12-01T13:09:04.661Z");
    assertThat(read.report().has("disposition")).isFalse();
    assertThat(read.usual().connected()).isFalse();
  }

  @Test
  void salesforce() throws Exception {
    // When
    ReadReport read =
        inBody(
            Preset.SALESFORCE,
            """
            [{"Id": "00T5e00000NslwPEAR", "CallObject": "call.1", "CallDisposition": "Not interested",
              "CallDurationInSeconds": 12, "CallType": "Outbound", "Phone__c": "06-12345678",
              "OwnerId": null}]
            """);
    // Then
    assertThat(read.report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "call.1", "disposition": "Not interested"}
                """));
    assertThat(read.usual().connected()).isTrue();
  }

  @Test
  void outboundMessageOfSalesforce() throws Exception {
    // When
    List<SentReport> read = sent.read(null, MESSAGE.getBytes(StandardCharsets.UTF_8));
    // Then
    assertThat(read).hasSize(2);
    assertThat(ReadReport.of(read.getLast(), Preset.SALESFORCE.mapping()).report())
        .isEqualTo(
            JSON.readTree(
                """
                {"callee": "+31612345678", "callId": "00T2", "disposition": "DNC"}
                """));
  }

  /** A document type could name files of ours, or grow without end. */
  @Test
  void messageWithADocumentTypeIsNotRead() {
    // Given
    String hostile =
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
            + MESSAGE.replace("DNC", "&f;");
    // When
    List<SentReport> read = sent.read(null, hostile.getBytes(StandardCharsets.UTF_8));
    // Then
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().hasUnreadBody()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "twilio, CallStatus=ringing&To=%2B31612345678",
    "twilio, CallStatus=completed&Direction=inbound&To=%2B31612345678",
    "genesys, '{\"direction\": \"INBOUND\", \"dnis\": \"+31612345678\"}'",
    "five9, number=0612345678&type_name=Inbound",
    "voiso, '{\"event\": \"dialer.call.answered\", \"data\": {\"called_number\": \"31612345678\"}}'",
    "salesforce, '{\"CallType\": \"Internal\", \"Phone\": \"0612345678\"}'"
  })
  void whatIsNoOutcomeIsPassedOver(String preset, String body) {
    assertThat(inBody(Preset.of(preset).orElseThrow(), body).isPassedOver()).isTrue();
  }

  @Test
  void whatIsNoOutcomeAndMayBeAnObjectionIsNotPassedOver() {
    assertThat(
            inBody(Preset.TWILIO, "CallStatus=in-progress&To=%2B31612345678&disposition=DNC")
                .isPassedOver())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // number; country code; how it is read
    "612345678, 31, +31612345678",
    "612345678, , +31612345678",
    "0612345678, 1, +31612345678",
    "612345678, 1, +31612345678",
    "31612345678, , +31612345678",
    "2079460018, 44, +442079460018",
    "442079460018, , +442079460018",
    "sip:+31612345678@pbx.example, , +31612345678",
    "tel:06-12345678, , +31612345678"
  })
  void numberIsReadAsDialersWriteIt(String number, String code, String read) {
    assertThat(HookValues.number(number, code))
        .hasValueSatisfying(it -> assertThat(it.e164()).isEqualTo(read));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTold() {
    // When
    ReadReport read =
        inQuery(
            Preset.VICIDIAL,
            "phone_number=612345678&dispo=DNC&user=Agent%2001&decision=17&talk_time=long");
    // Then
    assertThat(read.leftOut()).containsExactlyInAnyOrder("decision", "telemarketer");
    assertThat(read.report().path("disposition").asText()).isEqualTo("DNC");
  }

  @Test
  void twoNumbersAreNone() {
    // When
    ReadReport read =
        inQuery(Preset.VICIDIAL, "phone_number=612345678&phone_number=612345679&dispo=DNC");
    // Then
    assertThat(read.namesACall()).isFalse();
    assertThat(read.hasUnreadableNumber()).isTrue();
  }

  @Test
  void documentNamesEveryFieldThatAMappingMayName() {
    assertThat(HookField.values())
        .filteredOn(field -> field != HookField.STATUS)
        .allMatch(field -> field.title().matches(HookField.NAMES))
        .hasSize(HookField.NAMES.split("\\|").length);
  }

  private ReadReport inQuery(Preset preset, String query) {
    return one(preset, sent.read(query, new byte[0]));
  }

  private ReadReport inBody(Preset preset, String body) {
    return one(preset, sent.read(null, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static ReadReport one(Preset preset, List<SentReport> reports) {
    assertThat(reports).hasSize(1);
    return ReadReport.of(reports.getFirst(), preset.mapping());
  }
}
