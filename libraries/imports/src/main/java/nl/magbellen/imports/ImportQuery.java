package nl.magbellen.imports;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.list.ColumnMap;
import nl.magbellen.list.Encoding;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;

/**
 * What a client says of a file, in the query.
 *
 * @param name of the file; null if it is not said
 * @param constants the fields that are the same in every row, as texts
 * @param times how instants are written
 * @param areDutch whether numbers may lack their leading 0 or +
 * @param charset of the file; null if it is not said
 * @param dryRun whether nothing is to be recorded
 * @param onlyErrors whether only rows that are refused are answered
 * @param fromRow the first row that is recorded and answered, from 1
 */
record ImportQuery(
    String name,
    Map<String, String> constants,
    ColumnMap map,
    ListTimes times,
    boolean areDutch,
    Charset charset,
    boolean dryRun,
    boolean onlyErrors,
    long fromRow) {

  private static final Set<String> OWN =
      Set.of(
          "name", "map", "dateFormat", "zone", "numbers", "charset", "dryRun", "only", "fromRow");

  /**
   * Reads a query.
   *
   * @throws ProblemException when it holds something else, or a constant telephone number:
   *     addresses are written into logs
   */
  static ImportQuery of(MultivaluedMap<String, String> query, RecordFields fields) {
    Map<String, String> own = new LinkedHashMap<>();
    Map<String, String> constants = new LinkedHashMap<>();
    query.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw ProblemException.badRequest(name + " is given twice.");
          }
          requireKnown(name, fields);
          if (values.getFirst().isEmpty()) {
            throw ProblemException.badRequest(name + " must have a value, or be left out.");
          }
          (OWN.contains(name) ? own : constants).put(name, values.getFirst());
        });
    return new ImportQuery(
        own.get("name"),
        constants,
        map(own.get("map")),
        ListTimes.of(own.get("dateFormat"), own.get("zone")),
        areDutch(own.get("numbers")),
        charset(own.get("charset")),
        dryRun(own.get("dryRun")),
        onlyErrors(own.get("only")),
        fromRow(own.get("fromRow")));
  }

  private static void requireKnown(String name, RecordFields fields) {
    if (OWN.contains(name)) {
      return;
    }
    if (!fields.has(name)) {
      Set<String> known = new TreeSet<>(OWN);
      known.addAll(fields.names());
      throw ProblemException.badRequest(
          "There is no such query parameter; known are " + String.join(", ", known) + ".");
    }
    if (fields.kind(name) == RecordFields.Kind.NUMBER) {
      throw ProblemException.badRequest(
          "A telephone number cannot be the same in every row, and never stands in an address.");
    }
  }

  private static ColumnMap map(String text) {
    try {
      return text == null ? ColumnMap.NONE : ColumnMap.parse(text);
    } catch (RefusedListException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
  }

  private static boolean areDutch(String numbers) {
    if (numbers != null && !numbers.equals("nl")) {
      throw ProblemException.badRequest("numbers must be nl, or be left out.");
    }
    return numbers != null;
  }

  static Charset charset(String name) {
    try {
      return name == null ? null : Encoding.named(name);
    } catch (RefusedListException e) {
      throw new ProblemException(Problem.of(Status.UNSUPPORTED_MEDIA_TYPE, "http", e.getMessage()));
    }
  }

  private static boolean dryRun(String text) {
    return switch (text) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.badRequest("dryRun must be true or false.");
    };
  }

  private static boolean onlyErrors(String only) {
    if (only != null && !only.equals("ERROR")) {
      throw ProblemException.badRequest("only must be ERROR, or be left out.");
    }
    return only != null;
  }

  private static long fromRow(String text) {
    if (text == null) {
      return 1;
    }
    if (!text.matches("[1-9]\\d{0,15}")) {
      throw ProblemException.badRequest("fromRow must be the number of a row, from 1.");
    }
    return Long.parseLong(text);
  }
}
