package nl.magbellen.consent.proof;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentEventRecord;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.consent.Verification;
import nl.magbellen.consent.proof.ProofSection.Row;
import nl.magbellen.imports.FileEvidence;
import nl.magbellen.number.DutchTime;
import nl.magbellen.service.subject.SubjectNames;

/** Says what a proof says in the words of one language. */
final class ProofWords {

  private static final int DIGITS_SHOWN = 3;
  private static final int REFERENCE = 8;

  private final Locale language;
  private final ResourceBundle words;
  private final DateTimeFormatter time;

  ProofWords(Locale language) {
    this.language = language;
    this.words = ResourceBundle.getBundle("proof", language);
    this.time =
        DateTimeFormatter.ofPattern(words.getString("time"), language).withZone(DutchTime.ZONE);
  }

  /**
   * The section about a consent.
   *
   * @param names of advertisers by id; who has none is called by its id
   */
  ProofSection section(ConsentRecord consent, Map<String, String> names, String keysAddress) {
    return new ProofSection(
        language.getLanguage(),
        words.getString("title"),
        words.getString("about"),
        words.getString("facts"),
        facts(consent, names),
        words.getString("text"),
        text(consent),
        words.getString("events"),
        consent.events().stream().map(event -> event(event, names)).toList(),
        words.getString("verify"),
        Stream.of("verify.1", "verify.2", "verify.3").map(key -> said(key, keysAddress)).toList());
  }

  private List<Row> facts(ConsentRecord consent, Map<String, String> names) {
    List<Row> facts = new ArrayList<>();
    facts.add(row("consent", reference(consent.id())));
    facts.add(row("number", ending(consent.number().e164())));
    facts.add(row("advertiser", name(consent.advertiser(), names)));
    if (!consent.partners().isEmpty()) {
      facts.add(
          row(
              "partners",
              consent.partners().stream()
                  .map(partner -> name(partner, names))
                  .collect(Collectors.joining(", "))));
    }
    facts.add(row("subject", SubjectNames.name(consent.subject(), language)));
    facts.add(row("givenAt", time.format(consent.givenAt())));
    facts.add(row("channel", words.getString("channel." + consent.channel())));
    facts.add(row("verification", verification(consent.verification())));
    facts.add(row("validUntil", timeOr(consent.validUntil(), "validUntil.none")));
    facts.add(row("withdrawnAt", timeOr(consent.withdrawnAt(), "withdrawnAt.none")));
    facts.add(row("disputedAt", timeOr(consent.disputedAt(), "disputedAt.none")));
    return facts;
  }

  private static String name(String advertiser, Map<String, String> names) {
    return names.getOrDefault(advertiser, advertiser);
  }

  /** The end of the id, as on the consumers' pages: people can read it out. */
  private static String reference(UUID consent) {
    String id = consent.toString();
    return id.substring(id.length() - REFERENCE).toUpperCase(Locale.ROOT);
  }

  private static String ending(String number) {
    return "… " + number.substring(number.length() - DIGITS_SHOWN);
  }

  private String verification(Verification verification) {
    return verification == null
        ? words.getString("verification.none")
        : words.getString("method." + verification.method())
            + ", "
            + time.format(verification.verifiedAt());
  }

  private String timeOr(Instant instant, String otherwise) {
    return instant == null ? words.getString(otherwise) : time.format(instant);
  }

  private String text(ConsentRecord consent) {
    if (consent.text() == null) {
      return words.getString("text.none");
    }
    return consent.text().body() == null
        ? said("text.lost", consent.text().version())
        : consent.text().body();
  }

  private Row event(ConsentEventRecord event, Map<String, String> names) {
    String happened = words.getString("event." + event.kind());
    String how =
        switch (event.kind()) {
          case GIVEN, WITHDRAWN -> words.getString("channel." + event.channel());
          case VERIFIED -> words.getString("method." + event.method());
          case USED -> said("decision", event.decision());
          case DISPUTED -> "";
        };
    String holder = event.advertiser() == null ? "" : said("only", name(event.advertiser(), names));
    String file =
        event.file() == null ? "" : MessageFormat.format(words.getString("file"), fileWords(event));
    return new Row(
        time.format(event.happenedAt()),
        String.join(
            ", ", Stream.of(happened, how, holder, file).filter(s -> !s.isEmpty()).toList()));
  }

  private static Object[] fileWords(ConsentEventRecord event) {
    FileEvidence file = event.file();
    return new Object[] {
      file.name() == null ? file.file().toString() : file.name(),
      String.valueOf(file.line()),
      file.sha256() == null ? "–" : file.sha256(),
      file.sender()
    };
  }

  private Row row(String label, String value) {
    return new Row(words.getString(label), value);
  }

  private String said(String key, String value) {
    return MessageFormat.format(words.getString(key), value);
  }
}
