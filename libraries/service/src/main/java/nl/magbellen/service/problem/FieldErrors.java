package nl.magbellen.service.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.FieldName;

/** Says which field is at fault, and how, without quoting what stood in it. */
final class FieldErrors {

  private static final Pattern WORD_BOUNDARY = Pattern.compile("([a-z])([A-Z])");

  private FieldErrors() {}

  /**
   * What Jackson found.
   *
   * @param prefix JSON Pointer of the body within the request, "" for the whole
   */
  static FieldError of(JsonMappingException failure, String prefix) {
    String pointer =
        prefix
            + failure.getPath().stream()
                .map(FieldErrors::step)
                .map(FieldName::pointer)
                .collect(Collectors.joining());
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          new FieldError(pointer, "UNKNOWN_FIELD", known(unknown));
      case InvalidFormatException format when format.getTargetType().isEnum() ->
          new FieldError(
              pointer,
              "UNKNOWN_VALUE",
              "Must be one of " + Arrays.toString(format.getTargetType().getEnumConstants()) + ".");
      case ExplainedFormatException explained ->
          new FieldError(pointer, explained.code(), explained.getOriginalMessage());
      case MismatchedInputException mismatch when mismatch.getTargetType() != null ->
          new FieldError(
              pointer,
              "WRONG_TYPE",
              "Must be of type " + mismatch.getTargetType().getSimpleName() + ".");
      default -> new FieldError(pointer, "INVALID", "Has a value that is not allowed here.");
    };
  }

  /**
   * What bean validation found, in the body or in a parameter; the latter is named in the message.
   */
  static FieldError of(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
      } else if (node.getKind() != ElementKind.METHOD) {
        append(pointer, node);
      }
    }
    String message = violation.getMessage();
    return new FieldError(
        pointer.toString(),
        code(violation),
        pointer.isEmpty() ? parameter + " " + message : message);
  }

  private static void append(StringBuilder pointer, Path.Node node) {
    if (node.getIndex() != null) {
      pointer.append('/').append(node.getIndex());
    }
    if (node.getName() != null && !node.getName().startsWith("<")) {
      pointer.append(FieldName.pointer(node.getName()));
    }
  }

  private static String code(ConstraintViolation<?> violation) {
    String annotation =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return WORD_BOUNDARY.matcher(annotation).replaceAll("$1_$2").toUpperCase(Locale.ROOT);
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return "There is no such field; known are "
        + unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String step(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? String.valueOf(reference.getIndex())
        : reference.getFieldName();
  }
}
