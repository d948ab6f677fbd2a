package nl.magbellen.service.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ExplainedFormatException;

/**
 * JSON as the contract writes it: strict about fields and types; instants with an offset, kept to
 * the microsecond; telephone numbers as E.164 out and in any Dutch form in.
 */
@Singleton
public final class JsonSettings implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    apply(mapper);
  }

  /** Gives any mapper these settings. */
  public static ObjectMapper apply(ObjectMapper mapper) {
    mapper.registerModule(new JavaTimeModule()).registerModule(valueTypes());
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    refuse(mapper, LogicalType.Boolean, CoercionInputShape.String, CoercionInputShape.Integer);
    refuse(mapper, LogicalType.Integer, CoercionInputShape.String, CoercionInputShape.Boolean);
    refuse(
        mapper,
        LogicalType.Textual,
        CoercionInputShape.Integer,
        CoercionInputShape.Float,
        CoercionInputShape.Boolean);
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
    return mapper;
  }

  /** Reads a date that {@linkplain DutchTime#isKept is kept}. */
  public static LocalDate date(JsonParser in) throws IOException {
    try {
      return keptDate(in.getText());
    } catch (DateTimeException e) {
      throw new ExplainedFormatException(
          in,
          "INVALID_DATE",
          "Must be a date of the years 1900 to 2999, for example 2026-11-23.",
          LocalDate.class);
    }
  }

  static LocalDate keptDate(String text) {
    LocalDate date = LocalDate.parse(text);
    if (!DutchTime.isKept(date)) {
      throw new DateTimeException("a year that is not kept");
    }
    return date;
  }

  /** Reads a positive period of at most a hundred years. */
  public static Period period(JsonParser in) throws IOException {
    try {
      return keptPeriod(in.getText());
    } catch (DateTimeException e) {
      throw new ExplainedFormatException(
          in,
          "INVALID_PERIOD",
          "Must be a positive ISO 8601 period of at most a hundred years, for example P6M or P2Y.",
          Period.class);
    }
  }

  static Period keptPeriod(String text) {
    Period period = Period.parse(text);
    if (period.isNegative() || period.isZero() || !PeriodIn.isWithin(period, PeriodIn.LONGEST)) {
      throw new DateTimeException("a period that is not positive, or too long");
    }
    return period;
  }

  private static void refuse(ObjectMapper mapper, LogicalType type, CoercionInputShape... shapes) {
    for (CoercionInputShape shape : shapes) {
      mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
    }
  }

  private static SimpleModule valueTypes() {
    return new SimpleModule("magbellen")
        .addSerializer(new InstantOut())
        .addDeserializer(String.class, new TextIn())
        .addDeserializer(Instant.class, new InstantIn())
        .addSerializer(new NumberOut())
        .addDeserializer(TelephoneNumber.class, new NumberIn())
        .addDeserializer(LocalDate.class, new DateIn())
        .addDeserializer(Period.class, new PeriodIn());
  }

  private static final class InstantOut extends StdSerializer<Instant> {
    InstantOut() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(DutchTime.format(value));
    }
  }

  private static final class InstantIn extends StdDeserializer<Instant> {
    InstantIn() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        return DutchTime.parse(in.getText());
      } catch (DateTimeParseException e) {
        throw new ExplainedFormatException(
            in,
            "INVALID_INSTANT",
            "Must be an RFC 3339 instant with its offset, for example 2026-11-23T14:00:00+01:00.",
            Instant.class);
      }
    }
  }

  private static final class DateIn extends StdDeserializer<LocalDate> {
    DateIn() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return date(in);
    }
  }

  /** Refuses what no database keeps: the character NUL, and half a character (a lone surrogate). */
  private static final class TextIn extends StringDeserializer {
    @Override
    public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = super.deserialize(in, context);
      if (text != null && text.codePoints().anyMatch(TextIn::isNoCharacter)) {
        throw new ExplainedFormatException(
            in,
            "INVALID_TEXT",
            "Must hold neither the NUL character nor half a character (a lone surrogate).",
            String.class);
      }
      return text;
    }

    private static boolean isNoCharacter(int codePoint) {
      return codePoint == 0
          || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
  }

  private static final class PeriodIn extends StdDeserializer<Period> {

    /** No legal term comes near; arithmetic with longer ones overflows. */
    static final Period LONGEST = Period.ofYears(100);

    PeriodIn() {
      super(Period.class);
    }

    @Override
    public Period deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return period(in);
    }

    static boolean isWithin(Period period, Period longest) {
      LocalDate any = LocalDate.EPOCH;
      return !any.plus(period).isAfter(any.plus(longest));
    }
  }

  private static final class NumberOut extends StdSerializer<TelephoneNumber> {
    NumberOut() {
      super(TelephoneNumber.class);
    }

    @Override
    public void serialize(TelephoneNumber value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.e164());
    }
  }

  private static final class NumberIn extends StdDeserializer<TelephoneNumber> {
    NumberIn() {
      super(TelephoneNumber.class);
    }

    @Override
    public TelephoneNumber deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      try {
        return TelephoneNumber.parse(in.getText());
      } catch (InvalidTelephoneNumberException e) {
        throw new ExplainedFormatException(
            in, "INVALID_NUMBER", e.getMessage(), TelephoneNumber.class);
      }
    }
  }
}
