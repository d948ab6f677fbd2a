package nl.magbellen.gateway.hook;

import static nl.magbellen.gateway.hook.HookField.CALLEE;
import static nl.magbellen.gateway.hook.HookField.CALL_ID;
import static nl.magbellen.gateway.hook.HookField.COUNTRY_CODE;
import static nl.magbellen.gateway.hook.HookField.DISPOSITION;
import static nl.magbellen.gateway.hook.HookField.ENDED_AT;
import static nl.magbellen.gateway.hook.HookField.STARTED_AT;
import static nl.magbellen.gateway.hook.HookField.STATUS;
import static nl.magbellen.gateway.hook.HookField.TALK_SECONDS;
import static nl.magbellen.gateway.hook.HookField.TELEMARKETER;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.magbellen.gateway.disposition.Meaning;

/** The dialers whose forms are known. Their sources stand in docs/hooks.md. */
enum Preset {
  /** Its "Dispo Call URL" and "No Agent Call URL": a GET, with what the URL asks for. */
  VICIDIAL(
      HookMapping.none()
          .field(CALLEE, "dialed_number", "phone_number")
          .field(COUNTRY_CODE, "phone_code")
          .field(DISPOSITION, "dispo", "status")
          .field(CALL_ID, "call_id", "uniqueid")
          .field(TELEMARKETER, "user")
          .field(TALK_SECONDS, "talk_time", "talk_sec", "length_in_sec")
          .words(Words.MACHINE, "A", "AA", "AM", "AL", "AFAX", "CPDATB")
          .words(Words.ABANDONED, "DROP", "PDROP", "XDROP", "IQNANQ")
          .words(
              Words.NOT_REACHED,
              "NA",
              "N",
              "B",
              "AB",
              "DC",
              "ADC",
              "ADCT",
              "ADAIR",
              "NEW",
              "CPDUK",
              "CPDREJ",
              "CPDINV",
              "CPDNA",
              "CPDSUA",
              "CPDB",
              "CPDSI",
              "CPDSNC",
              "CPDSR",
              "CPDSUK")
          .words(Words.REACHED, "SALE", "NI", "NP", "DEC", "CALLBK", "CBHOLD", "XFER", "DNC")),
  /** The status callback of a call that was made: a form, signed. */
  TWILIO(
      HookMapping.none()
          .field(CALLEE, "To", "Called")
          .field(DISPOSITION, "disposition", "Disposition")
          .field(STATUS, "DialCallStatus", "CallStatus")
          .field(CALL_ID, "CallSid")
          .field(TALK_SECONDS, "DialCallDuration", "CallDuration")
          .field(ENDED_AT, "Timestamp")
          .words(
              Words.MACHINE,
              "machine_start",
              "machine_end_beep",
              "machine_end_silence",
              "machine_end_other",
              "fax")
          .words(Words.NOT_REACHED, "busy", "no-answer", "failed", "canceled")
          .passOver("Direction", "inbound")
          .passOver("CallStatus", "queued", "initiated", "ringing", "answered", "in-progress")),
  /** What a workflow or a data action posts when the agent has chosen a wrap-up code: JSON. */
  GENESYS(
      HookMapping.none()
          .field(CALLEE, "dnis", "calledNumber", "callee", "addressTo", "callbackNumbers.0")
          .field(
              DISPOSITION, "wrapUpCodeName", "wrapupCodeName", "wrapUpCode", "wrapupCode", "wrapup")
          .field(CALL_ID, "conversationId")
          .field(TELEMARKETER, "agent", "userId")
          .field(STARTED_AT, "conversationStart", "startTime")
          .field(ENDED_AT, "conversationEnd", "endTime", "eventTime")
          .words(Words.MACHINE, "ININ-OUTBOUND-MACHINE", "ININ-OUTBOUND-FAX")
          .words(Words.ABANDONED, "ININ-OUTBOUND-FAILED-TO-REACH-AGENT")
          .words(
              Words.NOT_REACHED,
              "ININ-OUTBOUND-BUSY",
              "ININ-OUTBOUND-NO-ANSWER",
              "ININ-OUTBOUND-AMBIGUOUS",
              "ININ-OUTBOUND-DISCONNECT",
              "ININ-OUTBOUND-SIT-CALLABLE",
              "ININ-OUTBOUND-SIT-UNCALLABLE",
              "ININ-OUTBOUND-NUMBER-COULD-NOT-BE-DIALED")
          .words(Words.REACHED, "ININ-OUTBOUND-LIVE-VOICE")
          .passOver("direction", "inbound")),
  /** A web connector that runs when a call is dispositioned: a form or a query. */
  FIVE9(
      HookMapping.none()
          .field(CALLEE, "number", "Call.number", "DNIS", "Call.DNIS")
          .field(DISPOSITION, "disposition_name", "Call.disposition_name", "disposition")
          .field(CALL_ID, "call_id", "Call.call_id", "session_id", "Call.session_id")
          .field(TELEMARKETER, "user_name", "Agent.user_name")
          .field(STARTED_AT, "start_timestamp", "Call.start_timestamp")
          .field(ENDED_AT, "end_timestamp", "Call.end_timestamp")
          .field(TALK_SECONDS, "talk_time", "Call.talk_time")
          .words(Words.OBJECTED, "Do Not Call")
          .words(Words.MACHINE, "Answering Machine", "Fax")
          .words(Words.ABANDONED, "Abandon")
          .words(
              Words.NOT_REACHED,
              "No Answer",
              "Busy",
              "Operator Intercept",
              "Dial Error",
              "No Response From Caller",
              "Hardware Timeout")
          .passOver("type_name", "inbound", "internal")
          .passOver("Call.type_name", "inbound", "internal")),
  /** Its webhooks of calls that have ended, and the older "call outcome logging": JSON. */
  VOISO(
      HookMapping.none()
          .field(CALLEE, "data.called_number", "dnis")
          .field(
              DISPOSITION,
              "data.wrap_up_code",
              "data.wrapup_code",
              "data.wrap_up_codes.0",
              "data.agent_disposition")
          .field(STATUS, "data.disposition", "disposition")
          .field(CALL_ID, "data.id", "uuid")
          .field(TELEMARKETER, "data.agent.extension", "agent_extension")
          .field(STARTED_AT, "data.start_time", "start_time")
          .field(ENDED_AT, "data.end_time", "end_time")
          .field(TALK_SECONDS, "data.duration.talk_time")
          .words(Words.REACHED, "answered")
          .words(Words.MACHINE, "answered_by_vm", "machine_answered")
          .words(Words.ABANDONED, "dialer_abandoned", "system_abandoned")
          .words(
              Words.NOT_REACHED,
              "failed",
              "busy",
              "no_answer",
              "missed",
              "rejected",
              "system_reject")
          .passOver(
              "event",
              "inbound.call.answered",
              "inbound.call.hangup",
              "inbound.call.ended",
              "outbound.call.answered",
              "outbound.call.hangup",
              "dialer.call.answered",
              "dialer.call.hangup",
              "message.received",
              "conversation.ended")
          .passOver("type", "inbound", "outbound_sms")),
  /** What a flow posts of the task of a call: JSON with the names of its fields. */
  SALESFORCE(
      HookMapping.none()
          .field(CALLEE, "Phone__c", "Phone", "CalledNumber", "MobilePhone")
          .field(DISPOSITION, "CallDisposition")
          .field(CALL_ID, "CallObject", "Id")
          .field(TELEMARKETER, "OwnerId")
          .field(TALK_SECONDS, "CallDurationInSeconds")
          .field(ENDED_AT, "CompletedDateTime")
          .passOver("CallType", "inbound", "internal")),
  /** The client's own mapping. */
  CUSTOM(HookMapping.none());

  private final HookMapping mapping;

  Preset(HookMapping mapping) {
    this.mapping = mapping;
  }

  /** How its fields are read; of {@link #CUSTOM} nothing is known here. */
  HookMapping mapping() {
    return mapping;
  }

  static Optional<Preset> of(String name) {
    return Stream.of(values()).filter(it -> it.title().equals(name)).findFirst();
  }

  /** As addresses name it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is meant by words that many dialers have. */
  private static final class Words {

    static final Meaning REACHED = new Meaning(null, true, null, null, null, null);
    static final Meaning NOT_REACHED = new Meaning(null, false, null, null, null, null);
    static final Meaning MACHINE = new Meaning(null, false, null, null, true, null);
    static final Meaning ABANDONED = new Meaning(null, false, null, null, null, true);
    static final Meaning OBJECTED = new Meaning(true, true, null, null, null, null);

    private Words() {}
  }
}
