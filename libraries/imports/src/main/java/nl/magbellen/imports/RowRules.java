package nl.magbellen.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.magbellen.imports.Outcome.Refused;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.ProblemMappers;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.refusal.CommonRefusal.ForeignAdvertiser;

/**
 * Holds rows against the rules of a single POST: the same JSON settings, the same constraints of
 * the same type, the same words.
 */
final class RowRules<T> {

  /** A row that was held against the rules. */
  sealed interface Held<T> {

    /** It may be recorded. */
    record Valid<T>(T request) implements Held<T> {}

    /** It may not, and why. */
    record Invalid<T>(Refused refused) implements Held<T> {}
  }

  private final ImportedKind<T> kind;
  private final ObjectReader reader;
  private final Validator validator;
  private final Map<String, JsonNode> constants = new LinkedHashMap<>();
  private final Predicate<String> actsFor;
  private final RefusalTables refusals;
  private final RowTexts texts;

  RowRules(
      ImportedKind<T> kind,
      ObjectMapper json,
      Validator validator,
      RefusalTables refusals,
      Predicate<String> actsFor,
      RowTexts texts,
      Map<String, String> constants) {
    this.kind = kind;
    this.reader = json.readerFor(kind.request());
    this.validator = validator;
    this.refusals = refusals;
    this.actsFor = actsFor;
    this.texts = texts;
    constants.forEach((name, text) -> this.constants.put(name, texts.value(name, text)));
  }

  /**
   * Checks what is the same in every row, before there is one.
   *
   * @throws ProblemException when a constant is not what its field takes
   */
  void requireConstants() {
    try {
      T request = reader.readValue(withConstants(JsonNodeFactory.instance.objectNode()));
      Set<ConstraintViolation<T>> ofConstants =
          validator.validate(request).stream()
              .filter(violation -> constants.containsKey(violation.getPropertyPath().toString()))
              .collect(Collectors.toSet());
      if (!ofConstants.isEmpty()) {
        throw new ProblemException(ProblemMappers.constraints(ofConstants));
      }
      if (constants.containsKey("advertiser") && !actsFor.test(kind.advertiser(request))) {
        throw new ProblemException(refusals.problem(new ForeignAdvertiser()));
      }
    } catch (JsonProcessingException e) {
      throw new ProblemException(ProblemMappers.json(e, ""));
    } catch (IOException e) {
      throw new IllegalStateException("JSON in memory cannot be read.", e);
    }
  }

  /** Holds a row against the rules. */
  Held<T> hold(ObjectNode row) {
    try {
      T request = reader.readValue(withConstants(row));
      Set<ConstraintViolation<T>> violations = validator.validate(request);
      if (!violations.isEmpty()) {
        return invalid(null, ProblemMappers.constraints(violations));
      }
      return actsFor.test(kind.advertiser(request))
          ? new Held.Valid<>(request)
          : invalid("advertiser", refusals.problem(new ForeignAdvertiser()));
    } catch (JsonProcessingException e) {
      return invalid(null, ProblemMappers.json(e, ""));
    } catch (IOException e) {
      throw new IllegalStateException("JSON in memory cannot be read.", e);
    }
  }

  private Held<T> invalid(String field, Problem problem) {
    return new Held.Invalid<>(new Refused(field, problem));
  }

  private ObjectNode withConstants(ObjectNode row) {
    constants.forEach((name, value) -> texts.putAbsent(row, name, value));
    return row;
  }
}
