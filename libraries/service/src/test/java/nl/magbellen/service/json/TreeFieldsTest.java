package nl.magbellen.service.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TreeFieldsTest {

  private static final String ID = "01990000-0000-7000-8000-000000000001";

  static Stream<Arguments> readable() {
    return Stream.of(
        as("\"a\"", "a", f -> f.text("x")),
        as("true", true, f -> f.truth("x")),
        as("\"" + ID + "\"", UUID.fromString(ID), f -> f.id("x")),
        as(
            "\"2026-11-23T14:00:00.000001+01:00\"",
            Instant.parse("2026-11-23T13:00:00.000001Z"),
            f -> f.instant("x")),
        as("\"2026-11-23\"", LocalDate.of(2026, 11, 23), f -> f.date("x")),
        as("\"P6M\"", Period.ofMonths(6), f -> f.period("x")),
        as("\"MONDAY\"", DayOfWeek.MONDAY, f -> f.constant("x", DayOfWeek.class)),
        as("[\"a\", \"b\"]", List.of("a", "b"), f -> f.texts("x")),
        as(
            "[\"2026-11-23T14:00:00Z\"]",
            List.of(Instant.parse("2026-11-23T14:00:00Z")),
            f -> f.instants("x")),
        as("[[\"a\"], []]", List.of(List.of("a"), List.of()), f -> f.textLists("x")),
        as("[{\"y\": \"a\"}]", List.of("a"), f -> f.objects("x", one -> one.text("y"))),
        as("{\"y\": \"a\"}", "a", f -> f.object("x").text("y")));
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        as("1", null, f -> f.text("x")),
        as("\"true\"", null, f -> f.truth("x")),
        as("null", null, f -> f.truth("x")),
        as("\"7\"", null, f -> f.id("x")),
        as("\"2026-11-23T14:00:00\"", null, f -> f.instant("x")),
        as("\"20026-11-23T14:00:00Z\"", null, f -> f.instant("x")),
        as("\"3000-01-01\"", null, f -> f.date("x")),
        as("\"2026-02-30\"", null, f -> f.date("x")),
        as("\"-P6M\"", null, f -> f.period("x")),
        as("\"P101Y\"", null, f -> f.period("x")),
        as("\"BLUE\"", null, f -> f.constant("x", DayOfWeek.class)),
        as("\"a\"", null, f -> f.texts("x")),
        as("[1]", null, f -> f.texts("x")),
        as("[null]", null, f -> f.texts("x")),
        as("[\"a\"]", null, f -> f.textLists("x")),
        as("[[1]]", null, f -> f.textLists("x")),
        as("[1]", null, f -> f.objects("x", one -> one.text("y"))),
        as("[null]", null, f -> f.instants("x")),
        as("[]", null, f -> f.object("x")));
  }

  private static Arguments as(String json, Object value, Function<TreeFields, Object> reading) {
    return Arguments.of(json, value, reading);
  }

  @ParameterizedTest
  @MethodSource
  void readable(String json, Object value, Function<TreeFields, Object> reading)
      throws JsonProcessingException {
    // When
    Object read = reading.apply(fields("{\"x\": " + json + "}"));
    // Then
    assertEquals(value, read);
  }

  @ParameterizedTest
  @MethodSource
  void unreadable(String json, Object none, Function<TreeFields, Object> reading)
      throws JsonProcessingException {
    // Given
    TreeFields fields = fields("{\"x\": " + json + "}");
    // When
    var failure = assertThrows(TreeFields.Unreadable.class, () -> reading.apply(fields));
    // Then
    assertEquals("x cannot be read", failure.getMessage());
  }

  @Test
  void whatIsNotThereIsNullFalseOrEmpty() throws JsonProcessingException {
    // When
    TreeFields fields = fields("{\"nothing\": null}");
    // Then
    assertNull(fields.text("x"));
    assertNull(fields.instant("nothing"));
    assertNull(fields.object("x"));
    assertNull(fields.object("nothing"));
    assertFalse(fields.truth("x"));
    assertEquals(List.of(), fields.texts("x"));
  }

  private static TreeFields fields(String json) throws JsonProcessingException {
    return new TreeFields(JsonMapper.builder().build().readTree(json));
  }
}
