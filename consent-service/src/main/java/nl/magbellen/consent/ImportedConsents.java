package nl.magbellen.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.magbellen.consent.refusal.ConsentRefusal.RegisterNotAnswering;
import nl.magbellen.consent.refusal.ConsentRefusal.ValidUntilTooEarly;
import nl.magbellen.consent.refusal.ConsentRefusal.VerifiedTooEarly;
import nl.magbellen.consent.register.RegisteredAdvertisers;
import nl.magbellen.imports.ColumnArrays;
import nl.magbellen.imports.FileEvidences;
import nl.magbellen.imports.OlderKeys;
import nl.magbellen.imports.RecordedOnce;
import nl.magbellen.imports.Sent;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.Sha256;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.Refusal;
import nl.magbellen.service.refusal.RefusedException;

/** Records consents in batches, as {@link FirstConsents} records one. */
@Singleton
class ImportedConsents extends RecordedOnce<ConsentRequest, Consent> {

  private static final String KEEP_TEXTS =
      """
      insert into consent_text (advertiser, version, digest, body, standalone, first_call_within)
      select * from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::boolean[], $6::text[])
      on conflict (advertiser, version) do nothing
      """;

  private static final String TEXTS =
      """
      select t.advertiser, t.version, t.digest, t.standalone, t.first_call_within
      from unnest($1::text[], $2::text[]) as g(advertiser, version)
      join consent_text t on t.advertiser = g.advertiser and t.version = g.version
      """;

  private static final String INSERT =
      """
      with given as (
        select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[],
          $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[], $11::bytea[],
          $12::boolean[], $13::text[], $14::bytea[], $15::bytea[], $16::bigint[],
          $17::timestamptz[], $18::text[], $19::bytea[])
          as g(place, number_key, id, advertiser, subject, person, given_at, valid_until, channel,
            text_version, text_digest, standalone, first_call_within, number_cipher, source_cipher,
            line, verified_at, method, evidence_cipher)
      ),
      inserted as (
        insert into consent (number_key, id, advertiser, subject, person, given_at, valid_until,
          channel, text_version, text_digest, standalone, first_call_within, number_cipher,
          source_cipher)
        select number_key, id, advertiser, subject, person, given_at, valid_until, channel,
          text_version, text_digest, standalone, first_call_within, number_cipher, source_cipher
        from given g
        where not exists (
          select from unnest($20::int[], $21::uuid[]) as o(place, number_key)
          join consent c on c.number_key = o.number_key and c.advertiser = g.advertiser
            and c.subject = g.subject and c.given_at = g.given_at
            and c.text_version is not distinct from g.text_version
            and c.person is not distinct from g.person
          where o.place = g.place)
        on conflict (number_key, advertiser, subject, given_at, text_version, person) do nothing
        returning id
      ),
      parties as (
        insert into consent_party (number_key, advertiser, consent, addressee)
        select g.number_key, p.advertiser, g.id, p.advertiser = g.advertiser
        from unnest($22::int[], $23::text[]) as p(place, advertiser)
        join given g on g.place = p.place join inserted i on i.id = g.id
      ),
      events as (
        insert into consent_event (number_key, consent, kind, happened_at, channel, method,
          evidence_cipher, advertiser, decision, recorded_by, import_file, import_line)
        select g.number_key, g.id, 'GIVEN', g.given_at, g.channel, null, null, null, null, $24::text,
          $25::uuid, g.line
        from given g join inserted i on i.id = g.id
        union all
        select g.number_key, g.id, 'VERIFIED', g.verified_at, null, g.method, g.evidence_cipher,
          null, null, $24::text, $25::uuid, g.line
        from given g join inserted i on i.id = g.id where g.method is not null
        union all
        select g.number_key, g.id, 'DISPUTED', w.reached_at, null, null, null, w.advertiser,
          w.decision, w.recorded_by, null, null
        from given g join inserted i on i.id = g.id
          join unnest($22::int[], $23::text[]) as p(place, advertiser) on p.place = g.place
          join wrong_person w on w.number_key = g.number_key and w.advertiser = p.advertiser
            and w.reached_at >= g.given_at
      )
      select id from inserted
      """;

  private static final String STANDING =
      """
      select g.place, c.id, c.channel, c.valid_until, c.text_digest, c.standalone,
        c.first_call_within, c.source_cipher,
        array(select p.advertiser from consent_party p
          where p.number_key = c.number_key and p.consent = c.id) as parties
      from unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
        $7::text[]) as g(place, number_key, advertiser, subject, given_at, text_version, person)
      join consent c on c.number_key = g.number_key and c.advertiser = g.advertiser
        and c.subject = g.subject and c.given_at = g.given_at
        and c.text_version is not distinct from g.text_version
        and c.person is not distinct from g.person
      order by c.id desc
      """;

  private static final String VERIFIED =
      """
      select consent, method, happened_at, evidence_cipher from consent_event
      where consent = any ($1) and kind = 'VERIFIED' and advertiser is null
      """;

  private final FirstConsents consents;
  private final ConsentLedger ledger;
  private final RegisteredAdvertisers registered;
  private final NumberKeys keys;

  ImportedConsents(
      FirstConsents consents,
      ConsentLedger ledger,
      RegisteredAdvertisers registered,
      NumberKeys keys,
      RefusalTables refusals) {
    super(refusals);
    this.consents = consents;
    this.ledger = ledger;
    this.registered = registered;
    this.keys = keys;
  }

  /** What identifies a consent. */
  private record Identity(
      UUID key,
      String advertiser,
      String subject,
      Instant givenAt,
      String version,
      String person) {}

  @Override
  public String name() {
    return "consents";
  }

  @Override
  public Class<ConsentRequest> request() {
    return ConsentRequest.class;
  }

  @Override
  public String advertiser(ConsentRequest request) {
    return request.advertiser();
  }

  @Override
  protected Uni<Consumer<ConsentRequest>> rules(List<ConsentRequest> requests) {
    Set<String> ids = new HashSet<>();
    requests.forEach(request -> ids.addAll(request.parties()));
    return registered
        .standings(ids)
        .map(
            standings ->
                request ->
                    RegisteredAdvertisers.require(
                        standings, request.advertiser(), request.partners()));
  }

  @Override
  protected Consent sealed(ConsentRequest request) {
    consents.requireConsistent(request);
    return consents.consent(request);
  }

  @Override
  protected String field(Refusal refusal) {
    return switch (refusal) {
      case ValidUntilTooEarly _ -> "validUntil";
      case VerifiedTooEarly _ -> "verification.verifiedAt";
      case RegisterNotAnswering() -> "advertiser";
      default -> null;
    };
  }

  @Override
  protected UUID id(Consent consent) {
    return consent.id;
  }

  @Override
  protected Object identity(Consent consent) {
    return new Identity(
        consent.numberKey,
        consent.advertiser,
        consent.subject,
        consent.givenAt,
        consent.textVersion,
        consent.person);
  }

  /** Keeps the texts, and takes from them what they stated. */
  @Override
  protected Uni<Map<Integer, RefusedException>> arrange(
      SqlConnection transaction, List<Each<ConsentRequest, Consent>> rows) {
    Map<TextVersion.Key, ConsentText> bodies = new LinkedHashMap<>();
    Set<TextVersion.Key> named = new HashSet<>();
    for (Each<ConsentRequest, Consent> row : rows) {
      ConsentText text = row.request().text();
      if (text != null) {
        TextVersion.Key key = key(row);
        named.add(key);
        if (text.body() != null) {
          bodies.putIfAbsent(key, text);
        }
      }
    }
    return named.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : keep(transaction, bodies)
            .chain(() -> texts(transaction, List.copyOf(named)))
            .map(standing -> agreed(rows, standing));
  }

  private static TextVersion.Key key(Each<ConsentRequest, Consent> row) {
    return new TextVersion.Key(row.request().advertiser(), row.request().text().version());
  }

  private static Uni<Void> keep(
      SqlConnection transaction, Map<TextVersion.Key, ConsentText> bodies) {
    List<Map.Entry<TextVersion.Key, ConsentText>> texts =
        bodies.entrySet().stream()
            .sorted(Comparator.comparing(text -> text.getKey().toString()))
            .toList();
    return texts.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction
            .preparedQuery(KEEP_TEXTS)
            .execute(
                new ColumnArrays<>(texts)
                    .texts(text -> text.getKey().advertiser())
                    .texts(text -> text.getKey().version())
                    .bytes(text -> Sha256.of(text.getValue().body()))
                    .texts(text -> text.getValue().body())
                    .booleans(text -> Boolean.TRUE.equals(text.getValue().standalone()))
                    .texts(text -> Objects.toString(text.getValue().firstCallWithin(), null))
                    .tuple())
            .replaceWithVoid();
  }

  private static Uni<Map<TextVersion.Key, TextVersion>> texts(
      SqlConnection transaction, List<TextVersion.Key> named) {
    return transaction
        .preparedQuery(TEXTS)
        .execute(
            new ColumnArrays<>(named)
                .texts(TextVersion.Key::advertiser)
                .texts(TextVersion.Key::version)
                .tuple())
        .map(
            rows -> {
              Map<TextVersion.Key, TextVersion> found = new HashMap<>();
              for (Row row : rows) {
                TextVersion text = version(row);
                found.put(new TextVersion.Key(text.advertiser, text.version), text);
              }
              return found;
            });
  }

  private static TextVersion version(Row row) {
    TextVersion text = new TextVersion();
    text.advertiser = row.getString("advertiser");
    text.version = row.getString("version");
    text.digest = row.getBuffer("digest").getBytes();
    text.standalone = row.getBoolean("standalone");
    text.firstCallWithin = period(row.getString("first_call_within"));
    return text;
  }

  private static Period period(String text) {
    return text == null ? null : Period.parse(text);
  }

  private static Map<Integer, RefusedException> agreed(
      List<Each<ConsentRequest, Consent>> rows, Map<TextVersion.Key, TextVersion> standing) {
    Map<Integer, RefusedException> refused = new HashMap<>();
    for (Each<ConsentRequest, Consent> row : rows) {
      ConsentText text = row.request().text();
      if (text != null) {
        TextVersion version = standing.get(key(row));
        try {
          TextArchive.requireSame(version, text);
          FirstConsents.agreedTo(row.record(), text, version);
        } catch (RefusedException changed) {
          refused.put(row.place(), changed);
        }
      }
    }
    return refused;
  }

  @Override
  protected Statement insertion(List<Each<ConsentRequest, Consent>> rows, Sent sent) {
    return new Statement(INSERT, inserted(rows, sent));
  }

  private Tuple inserted(List<Each<ConsentRequest, Consent>> rows, Sent sent) {
    OlderKeys older = OlderKeys.of(keys, rows, Each::place, row -> row.request().number());
    List<Integer> partyPlaces = new ArrayList<>();
    List<String> parties = new ArrayList<>();
    for (Each<ConsentRequest, Consent> row : rows) {
      for (String party : row.request().parties()) {
        partyPlaces.add(row.place());
        parties.add(party);
      }
    }
    List<ConsentEvent> verified = rows.stream().map(row -> verified(row, sent)).toList();
    return new ColumnArrays<>(rows)
        .ints(Each::place)
        .uuids(row -> row.record().numberKey)
        .uuids(row -> row.record().id)
        .texts(row -> row.record().advertiser)
        .texts(row -> row.record().subject)
        .texts(row -> row.record().person)
        .instants(row -> row.record().givenAt)
        .instants(row -> row.record().validUntil)
        .texts(row -> row.record().channel.name())
        .texts(row -> row.record().textVersion)
        .bytes(row -> row.record().textDigest)
        .booleans(row -> row.record().standalone)
        .texts(row -> Objects.toString(row.record().firstCallWithin, null))
        .bytes(row -> row.record().numberCipher)
        .bytes(row -> row.record().sourceCipher)
        .longs(Each::line)
        .value(new ColumnArrays<>(verified).instants(it -> it.happenedAt).tuple().getValue(0))
        .value(
            verified.stream()
                .map(it -> it.method == null ? null : it.method.name())
                .toArray(String[]::new))
        .value(new ColumnArrays<>(verified).bytes(it -> it.evidenceCipher).tuple().getValue(0))
        .value(older.places())
        .value(older.keys())
        .value(partyPlaces.toArray(Integer[]::new))
        .value(parties.toArray(String[]::new))
        .value(sent.sender())
        .value(sent.file())
        .tuple();
  }

  /** The event of the verification that came with a consent; empty for none. */
  private ConsentEvent verified(Each<ConsentRequest, Consent> row, Sent sent) {
    Verification verification = row.request().verification();
    return verification == null || !verification.verifies()
        ? new ConsentEvent()
        : ledger.verified(row.record(), null, verification, sent.sender());
  }

  @Override
  protected Uni<Map<Integer, Standing<ConsentRequest>>> standing(
      SqlConnection transaction, List<Each<ConsentRequest, Consent>> rows) {
    Tuple asked =
        new ColumnArrays<>(Keyed.of(keys, rows, ConsentRequest::number))
            .ints(it -> it.row().place())
            .uuids(Keyed::key)
            .texts(it -> it.row().record().advertiser)
            .texts(it -> it.row().record().subject)
            .instants(it -> it.row().record().givenAt)
            .texts(it -> it.row().record().textVersion)
            .texts(it -> it.row().record().person)
            .tuple();
    Map<Integer, RecordedConsent> found = new HashMap<>();
    return transaction
        .preparedQuery(STANDING)
        .execute(asked)
        .invoke(those -> those.forEach(row -> found.put(row.getInteger("place"), recorded(row))))
        .chain(() -> verifications(transaction, found.values().stream().map(it -> it.consent().id)))
        .map(events -> standing(found, events));
  }

  private static Uni<Map<UUID, List<ConsentEvent>>> verifications(
      SqlConnection transaction, Stream<UUID> ids) {
    return transaction
        .preparedQuery(VERIFIED)
        .execute(Tuple.of(ids.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, List<ConsentEvent>> events = new HashMap<>();
              for (Row row : rows) {
                events
                    .computeIfAbsent(row.getUUID("consent"), _ -> new ArrayList<>())
                    .add(verification(row));
              }
              return events;
            });
  }

  private static ConsentEvent verification(Row row) {
    ConsentEvent event = new ConsentEvent();
    event.kind = ConsentEvent.Kind.VERIFIED;
    event.method = VerificationMethod.valueOf(row.getString("method"));
    event.happenedAt = row.getOffsetDateTime("happened_at").toInstant();
    event.evidenceCipher = bytes(row, "evidence_cipher");
    return event;
  }

  private Map<Integer, Standing<ConsentRequest>> standing(
      Map<Integer, RecordedConsent> found, Map<UUID, List<ConsentEvent>> verifications) {
    Map<Integer, Standing<ConsentRequest>> standing = new HashMap<>();
    found.forEach(
        (place, recorded) -> {
          UUID id = recorded.consent().id;
          RecordedConsent whole =
              new RecordedConsent(
                  recorded.consent(),
                  recorded.parties(),
                  verifications.getOrDefault(id, List.of()),
                  null,
                  recorded.files());
          standing.put(
              place, new Standing<>(id, told -> consents.differences(whole, told).refuse(id)));
        });
    return standing;
  }

  /** As much of a consent as a repetition is compared with. */
  private static RecordedConsent recorded(Row row) {
    Consent consent = new Consent();
    consent.id = row.getUUID("id");
    consent.channel = Channel.valueOf(row.getString("channel"));
    consent.validUntil =
        row.getOffsetDateTime("valid_until") == null
            ? null
            : row.getOffsetDateTime("valid_until").toInstant();
    consent.textDigest = bytes(row, "text_digest");
    consent.standalone = row.getBoolean("standalone");
    consent.firstCallWithin = period(row.getString("first_call_within"));
    consent.sourceCipher = bytes(row, "source_cipher");
    List<ConsentParty> parties =
        Stream.of(row.getArrayOfStrings("parties")).map(ImportedConsents::party).toList();
    return new RecordedConsent(
        consent, parties, List.of(), null, new FileEvidences.Found(Map.of()));
  }

  private static ConsentParty party(String advertiser) {
    ConsentParty party = new ConsentParty();
    party.advertiser = advertiser;
    return party;
  }

  private static byte[] bytes(Row row, String column) {
    return row.getBuffer(column) == null ? null : row.getBuffer(column).getBytes();
  }
}
