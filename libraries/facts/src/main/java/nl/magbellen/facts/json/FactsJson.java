package nl.magbellen.facts.json;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.magbellen.facts.AdviceOutcome;
import nl.magbellen.facts.CallerFacts;
import nl.magbellen.facts.ComplaintsAbout;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.Facts;
import nl.magbellen.facts.LegalBasisFacts;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.facts.NotKept;
import nl.magbellen.facts.ObjectionChannel;
import nl.magbellen.facts.ObjectionFacts;
import nl.magbellen.facts.RelationKind;
import nl.magbellen.facts.Sector;
import nl.magbellen.facts.UntrainedTelemarketer;
import nl.magbellen.facts.lookup.CallerLookup;
import nl.magbellen.facts.lookup.NumberLookup;
import nl.magbellen.facts.lookup.ObjectionLookup;
import nl.magbellen.number.DutchTime;

/**
 * Facts and look-ups as JSON. A field that is not known is skipped: a newer service may say more,
 * so that it can be rolled out first. A word of another service's list that is not known here is
 * kept as unknown and fails its own gate only. Everything is written, nulls and empty lists too.
 */
public final class FactsJson {

  private static final Jsonb JSON =
      Jsonb.builder()
          .serializeNulls(true)
          .serializeEmpty(true)
          .add(Instant.class, text(DutchTime::format, DutchTime::parse))
          .add(LocalDate.class, text(LocalDate::toString, LocalDate::parse))
          .add(Period.class, text(Period::toString, Period::parse))
          .add(UUID.class, text(UUID::toString, UUID::fromString))
          .add(Sector.class, word(Sector.class, Sector.UNKNOWN))
          .add(RelationKind.class, word(RelationKind.class, RelationKind.UNKNOWN))
          .add(AdviceOutcome.class, word(AdviceOutcome.class, AdviceOutcome.UNKNOWN))
          .add(ObjectionChannel.class, word(ObjectionChannel.class, ObjectionChannel.UNKNOWN))
          .add(
              UntrainedTelemarketer.class,
              word(UntrainedTelemarketer.class, UntrainedTelemarketer.DENY))
          .add(ManyComplaints.class, word(ManyComplaints.class, ManyComplaints.DENY))
          .add(ComplaintsAbout.class, word(ComplaintsAbout.class, ComplaintsAbout.UNKNOWN))
          .add(FactSource.class, text(FactSource::name, FactSource::valueOf))
          .add(NotKept.class, text(NotKept::name, NotKept::valueOf))
          .build();

  private static final JsonAdapter<LegalBasisFacts> LEGAL_BASES =
      JSON.adapter(LegalBasisFacts.class);
  private static final JsonAdapter<ObjectionFacts> OBJECTIONS = JSON.adapter(ObjectionFacts.class);
  private static final JsonAdapter<CallerFacts> CALLER = JSON.adapter(CallerFacts.class);
  private static final JsonAdapter<FactSource> SOURCE = JSON.adapter(FactSource.class);
  private static final GatheredAdapter<CallerFacts> GATHERED_CALLER =
      new GatheredAdapter<>(CALLER, SOURCE);
  private static final FactsAdapter FACTS =
      new FactsAdapter(
          new GatheredAdapter<>(LEGAL_BASES, SOURCE),
          new GatheredAdapter<>(OBJECTIONS, SOURCE),
          GATHERED_CALLER,
          JSON.adapter(NotKept.class));
  private static final JsonAdapter<NumberLookup.Batch> NUMBER_LOOKUPS =
      JSON.adapter(NumberLookup.Batch.class);
  private static final JsonAdapter<ObjectionLookup.Batch> OBJECTION_LOOKUPS =
      JSON.adapter(ObjectionLookup.Batch.class);
  private static final JsonAdapter<CallerLookup.Batch> CALLER_LOOKUPS =
      JSON.adapter(CallerLookup.Batch.class);

  private FactsJson() {}

  /** A batch of look-ups. */
  public static byte[] write(NumberLookup.Batch batch) {
    return JSON.toJsonBytes(batch);
  }

  /** A batch of look-ups. */
  public static byte[] write(ObjectionLookup.Batch batch) {
    return JSON.toJsonBytes(batch);
  }

  /** A batch of look-ups. */
  public static byte[] write(CallerLookup.Batch batch) {
    return JSON.toJsonBytes(batch);
  }

  /**
   * Reads a batch of look-ups.
   *
   * @throws UnreadableFactsException when it is none
   */
  public static NumberLookup.Batch numberLookups(byte[] json) {
    return read(NUMBER_LOOKUPS, json);
  }

  /**
   * Reads a batch of look-ups.
   *
   * @throws UnreadableFactsException when it is none
   */
  public static ObjectionLookup.Batch objectionLookups(byte[] json) {
    return read(OBJECTION_LOOKUPS, json);
  }

  /**
   * Reads a batch of look-ups.
   *
   * @throws UnreadableFactsException when it is none
   */
  public static CallerLookup.Batch callerLookups(byte[] json) {
    return read(CALLER_LOOKUPS, json);
  }

  /**
   * Reads a service's answer, {@code {"facts": […]}}: what is on record for each look-up, in their
   * order; empty where it cannot be read, which is no reason not to read the others.
   *
   * @throws UnreadableFactsException when it is no such answer
   */
  public static List<Optional<LegalBasisFacts>> legalBases(byte[] json) {
    return answer(LEGAL_BASES, json);
  }

  /** As {@link #legalBases}. */
  public static List<Optional<ObjectionFacts>> objections(byte[] json) {
    return answer(OBJECTIONS, json);
  }

  /** As {@link #legalBases}. */
  public static List<Optional<CallerFacts>> callers(byte[] json) {
    return answer(CALLER, json);
  }

  /** What is on record about who calls, in ASCII. */
  public static String write(CallerFacts facts) {
    return Ascii.json(JSON.toJson(facts));
  }

  /**
   * The facts of a decision, as the log keeps them.
   *
   * @param caller writes what is on record about who calls, as {@link #write(CallerFacts)} does: it
   *     is the same for many decisions
   */
  public static String write(Facts facts, Function<CallerFacts, String> caller) {
    return FACTS.write(JSON, facts, caller);
  }

  /**
   * Reads the facts of a decision, equal to those that were written.
   *
   * @throws UnreadableFactsException when the text is no such JSON
   */
  public static Facts facts(String json) {
    return read(FACTS, json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T read(JsonAdapter<T> adapter, byte[] json) {
    try (JsonReader in = JSON.reader(json)) {
      return adapter.fromJson(in);
    } catch (RuntimeException e) {
      throw new UnreadableFactsException("is not the JSON that was agreed: " + reason(e), e);
    }
  }

  private static <T> List<Optional<T>> answer(JsonAdapter<T> each, byte[] json) {
    try {
      return read(new AnswerAdapter<>(each.nullSafe()), json);
    } catch (UnreadableFactsException e) {
      return read(new AnswerAdapter<>(JSON.rawAdapter()), json).stream()
          .map(fact -> fact.flatMap(text -> readable(each, text)))
          .toList();
    }
  }

  private static <T> Optional<T> readable(JsonAdapter<T> each, String json) {
    try {
      return Optional.of(read(each, json.getBytes(StandardCharsets.UTF_8)));
    } catch (UnreadableFactsException e) {
      return Optional.empty();
    }
  }

  /**
   * What our records and adapters say of a value; the parser's own messages may repeat the text.
   */
  private static String reason(RuntimeException e) {
    return e instanceof IllegalArgumentException && e.getMessage() != null
        ? e.getMessage()
        : e.getClass().getSimpleName();
  }

  private static <T> JsonAdapter<T> text(Function<T, String> write, Function<String, T> read) {
    return new TextAdapter<>(write, read);
  }

  private static <E extends Enum<E>> JsonAdapter<E> word(Class<E> type, E unknown) {
    return text(
        Enum::name,
        name -> {
          List<E> named = new ArrayList<>(List.of(type.getEnumConstants()));
          named.removeIf(constant -> !constant.name().equals(name));
          return named.isEmpty() ? unknown : named.getFirst();
        });
  }
}
