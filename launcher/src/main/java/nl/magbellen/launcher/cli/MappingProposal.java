package nl.magbellen.launcher.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.launcher.os.StackException;
import nl.magbellen.list.Columns;

/**
 * How a list can be read whose columns have names of their own: what address books, dialers and
 * spreadsheets call the number and the reference.
 *
 * @param number the column of the number
 * @param reference the column of the reference; null for none
 * @param leftOut columns that have the names of constants, and are hardly those
 */
record MappingProposal(String number, String reference, List<String> leftOut) {

  private static final List<String> NUMBERS =
      List.of(
          "phone",
          "phone number",
          "phonenumber",
          "telephone",
          "telephone number",
          "telefoon",
          "telefoonnummer",
          "telefoonnr",
          "tel",
          "telnr",
          "tel.",
          "mobile",
          "mobile phone",
          "mobile number",
          "mobile phone number",
          "mobiel",
          "mobiele telefoon",
          "mobiel nummer",
          "gsm",
          "msisdn",
          "number",
          "nummer");

  private static final List<String> REFERENCES =
      List.of(
          "lead id",
          "vendor lead code",
          "record id",
          "contact id",
          "customer id",
          "klantnummer",
          "klantnr",
          "relatienummer",
          "referentie",
          "id");

  /**
   * What a header suggests.
   *
   * @param constants the fields that the whole list has a value for
   * @return empty when a column is the callee by its own name, or none looks like a number
   * @throws StackException when several look like it: nobody but the user knows which is meant
   */
  static Optional<MappingProposal> of(List<String> header, Set<String> constants) {
    if (header.stream().anyMatch(name -> Columns.isSame(name, "callee"))) {
      return Optional.empty();
    }
    List<String> numbers = header.stream().filter(name -> isOne(name, NUMBERS)).toList();
    if (numbers.size() > 1) {
      throw new StackException(
          "several columns may hold the number to call: say which, with "
              + numbers.stream()
                  .map(name -> "--map '" + pair("callee", name) + "'")
                  .collect(Collectors.joining(" or ")));
    }
    List<String> leftOut =
        header.stream().filter(name -> isOne(name, List.copyOf(constants))).toList();
    return numbers.stream()
        .findFirst()
        .map(name -> new MappingProposal(name, reference(header), leftOut));
  }

  private static String reference(List<String> header) {
    if (header.stream().anyMatch(name -> Columns.isSame(name, "reference"))) {
      return null;
    }
    return REFERENCES.stream()
        .flatMap(known -> header.stream().filter(name -> Columns.isSame(name, known)))
        .findFirst()
        .orElse(null);
  }

  private static boolean isOne(String name, List<String> known) {
    return known.stream().anyMatch(each -> Columns.isSame(name, each));
  }

  /** As the service takes it. */
  String map() {
    Stream<String> fields =
        reference == null
            ? Stream.of(pair("callee", number))
            : Stream.of(pair("callee", number), pair("reference", reference));
    return Stream.concat(fields, leftOut.stream().map(name -> pair("", name)))
        .collect(Collectors.joining(","));
  }

  private static String pair(String field, String column) {
    return field + ":" + column.replace("\\", "\\\\").replace(",", "\\,");
  }

  /** In words. */
  String text() {
    StringBuilder text = new StringBuilder("the number is in '%s'".formatted(number));
    if (reference != null) {
      text.append(", the reference in '%s'".formatted(reference));
    }
    leftOut.forEach(name -> text.append(", '%s' is not that of the call".formatted(name)));
    return text.append(", and the other columns are kept").toString();
  }
}
