package nl.magbellen.service.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.InvalidTelephoneNumberException;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.problem.ProblemException;

/**
 * Reads telephone numbers, instants, true and false in paths and queries as they are read in JSON.
 */
@Provider
public class ValueParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked") // each branch compares the type first
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] on) {
    if (type == TelephoneNumber.class) {
      String name = name(on);
      return (ParamConverter<T>) new Converter<>(text -> number(name, text), TelephoneNumber::e164);
    }
    if (type == Instant.class) {
      return (ParamConverter<T>) new Converter<>(ValueParameters::instant, DutchTime::format);
    }
    if (type == Boolean.class || type == boolean.class) {
      String name = name(on);
      return (ParamConverter<T>) new Converter<>(text -> bool(name, text), String::valueOf);
    }
    return null;
  }

  private static Boolean bool(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badRequest(name + " must be true or false.");
    };
  }

  private static String name(Annotation[] on) {
    return Stream.of(on)
        .filter(QueryParam.class::isInstance)
        .map(annotation -> ((QueryParam) annotation).value())
        .findFirst()
        .orElse("number");
  }

  private static TelephoneNumber number(String name, String text) {
    try {
      // A plus sign that was not percent-encoded arrives as a space.
      return TelephoneNumber.parse(text.startsWith(" ") ? "+" + text.substring(1) : text);
    } catch (InvalidTelephoneNumberException e) {
      throw ProblemException.badRequest(name + ": " + e.getMessage());
    }
  }

  private static Instant instant(String text) {
    try {
      return DutchTime.parse(text.replace(' ', '+'));
    } catch (DateTimeException e) {
      throw ProblemException.badRequest(
          "An instant in the query must be RFC 3339 with its offset, for example"
              + " 2026-11-23T14:00:00+01:00 (write + as %2B).");
    }
  }

  private record Converter<T>(Function<String, T> parse, Function<T, String> write)
      implements ParamConverter<T> {

    @Override
    public T fromString(String text) {
      return text == null || text.isEmpty() ? null : parse.apply(text);
    }

    @Override
    public String toString(T value) {
      return write.apply(value);
    }
  }
}
