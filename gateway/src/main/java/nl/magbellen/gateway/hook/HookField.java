package nl.magbellen.gateway.hook;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a field of a dialer can tell of a call: the fields of a report, and what stands in for them.
 */
enum HookField {
  DECISION("decision", Kind.ID),
  REFERENCE("reference", Kind.TEXT),
  CALLEE("callee", Kind.TEXT),
  /** Goes before a callee that has no country code of its own. */
  COUNTRY_CODE("countryCode", Kind.TEXT),
  ADVERTISER("advertiser", Kind.NAME),
  CONNECTED("connected", Kind.BOOLEAN),
  STARTED_AT("startedAt", Kind.TIME),
  ANSWERED_AT("answeredAt", Kind.TIME),
  ENDED_AT("endedAt", Kind.TIME),
  /**
   * For how long was spoken: more than nothing means that somebody was reached, if nothing else
   * says.
   */
  TALK_SECONDS("talkSeconds", Kind.SECONDS),
  ABANDONED("abandoned", Kind.BOOLEAN),
  MACHINE("machine", Kind.BOOLEAN),
  CALL_ID("callId", Kind.TEXT),
  TELEMARKETER("telemarketer", Kind.NAME),
  RIGHT_TO_OBJECT("rightToObject", Kind.OFFER),
  ANNOUNCED("announced", Kind.BOOLEAN),
  TEXT_VERSION("textVersion", Kind.VERSION),
  OBJECTION("objection", Kind.BOOLEAN),
  WRONG_PERSON("wrongPerson", Kind.BOOLEAN),
  CALLEE_MINOR("calleeMinor", Kind.BOOLEAN),
  CALLBACK_AT("callback.at", Kind.TIME),
  CALLBACK_UNTIL("callback.until", Kind.TIME),
  DISPOSITION("disposition", Kind.TEXT),
  /**
   * The dialer's own word for how the call went, beside that of the agent; its preset explains it.
   */
  STATUS("status", Kind.TEXT);

  /** How its values are written. */
  enum Kind {
    TEXT,
    VERSION,
    OFFER,
    NAME,
    ID,
    BOOLEAN,
    TIME,
    SECONDS
  }

  /** Those that a mapping of one's own may name, as a regular expression. */
  static final String NAMES =
      "decision|reference|callee|countryCode|advertiser|connected|startedAt|answeredAt|endedAt"
          + "|talkSeconds|abandoned|machine|callId|telemarketer|rightToObject|announced|textVersion"
          + "|objection|wrongPerson|calleeMinor|callback\\.at|callback\\.until|disposition";

  private final String title;
  private final Kind kind;

  HookField(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** As reports and mappings name it. */
  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  static Optional<HookField> of(String title) {
    return Stream.of(values()).filter(it -> it != STATUS && it.title.equals(title)).findFirst();
  }

  /** All that a mapping may name, for people. */
  static String all() {
    return Stream.of(values())
        .filter(it -> it != STATUS)
        .map(HookField::title)
        .collect(Collectors.joining(", "));
  }
}
