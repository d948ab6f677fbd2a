package nl.magbellen.site.page;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form as a visitor filled it in, and what is wrong with it. */
public final class Form {

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();

  /** What is wrong with a field. */
  public record FieldError(String field, String text) {}

  /** All of a form, to be kept; the errors in the order of the page. */
  @RegisterForReflection
  public record Filled(Map<String, String> values, LinkedHashMap<String, String> errors) {}

  /** A form as it was kept. */
  public static Form of(Filled kept) {
    Form form = new Form();
    form.values.putAll(kept.values());
    form.errors.putAll(kept.errors());
    return form;
  }

  /** A form that was not filled in. */
  public static Form empty() {
    return new Form();
  }

  /** Keeps what was filled in, so that it need not be typed twice. */
  public Form with(String field, String value) {
    values.put(field, value == null ? "" : value.strip());
    return this;
  }

  /** The same for what is not typed: a space more or less is another value. */
  public Form withExactly(String field, String value) {
    values.put(field, value == null ? "" : value);
    return this;
  }

  /** Says what is wrong with a field. */
  public Form refuse(String field, String text) {
    errors.put(field, text);
    return this;
  }

  /** What was filled in; empty for nothing. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** What is wrong with a field; null for nothing. */
  public String error(String field) {
    return errors.get(field);
  }

  /** Everything that is wrong, in the order of the page. */
  public List<FieldError> errors() {
    return errors.entrySet().stream()
        .map(error -> new FieldError(error.getKey(), error.getValue()))
        .toList();
  }

  /** All of it, to be kept; what is empty need not be. */
  public Filled filled() {
    Map<String, String> written = new HashMap<>(values);
    written.values().removeIf(String::isEmpty);
    return new Filled(written, new LinkedHashMap<>(errors));
  }

  /** Whether anything is wrong. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }
}
