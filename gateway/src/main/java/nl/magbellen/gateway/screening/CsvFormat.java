package nl.magbellen.gateway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.magbellen.gateway.refusal.GatewayRefusal.FieldWithoutValue;
import nl.magbellen.list.Columns;
import nl.magbellen.list.CsvList;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.list.RowReader;
import nl.magbellen.service.refusal.RefusedException;

/** CSV with a header that names the fields. An empty field is an absent one. */
final class CsvFormat implements RowFormat {

  private final CsvList list;
  private final Columns columns;
  private final PlainQuestions plain;
  private final CsvAnswers answers;
  private final boolean dutchNumbers;
  private final boolean keepsAll;
  private final int reference;

  /**
   * Reads the header.
   *
   * @param constants the fields that are the same in every row
   * @throws RefusedListException when it is missing, or not one that is understood
   * @throws RefusedException when no row could be a question
   */
  CsvFormat(ListText text, ObjectNode constants, ScreeningOptions options) throws IOException {
    Set<String> constant = new TreeSet<>();
    constants.fieldNames().forEachRemaining(constant::add);
    if (options.atNext()) {
      constant.add(ScreeningOptions.AT);
    }
    list = new CsvList(text, QuestionFields.KNOWN, options.map(), constant, options.keepsAll());
    columns = list.columns();
    requireQuestion(constants);
    reference = columns.placeOf("reference");
    dutchNumbers = options.dutchNumbers();
    keepsAll = options.keepsAll();
    plain = new PlainQuestions(columns, constants, dutchNumbers);
    answers = new CsvAnswers(list, options);
  }

  /** What is in no column and no constant is in no row. */
  private void requireQuestion(ObjectNode constants) {
    boolean hasCampaign = columns.placeOf("campaign") >= 0 || constants.has("campaign");
    for (String field :
        QuestionFields.required(hasCampaign, constants.path("purpose").asText(""))) {
      if (columns.placeOf(field) < 0 && !constants.has(field)) {
        throw new RefusedException(new FieldWithoutValue(field));
      }
    }
  }

  @Override
  public RowReader rows() {
    return list.rows();
  }

  @Override
  public Content content(String text) {
    List<String> values = list.values(text);
    var question = plain.of(values);
    return new Content(
        question,
        question == null ? question(values) : null,
        reference < 0 || values.get(reference).isEmpty() ? null : values.get(reference),
        keepsAll ? values : null);
  }

  private JsonNode question(List<String> values) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    for (String field : columns.fields()) {
      String value = values.get(columns.placeOf(field));
      QuestionFields.put(
          question, field, dutchNumbers ? QuestionFields.completed(field, value) : value);
    }
    return question;
  }

  @Override
  public Content seeming(String text) {
    return new Content(
        null, null, list.seeming(text, reference), keepsAll ? seemingCells(text) : null);
  }

  private List<String> seemingCells(String text) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.names().size(); i++) {
      String cell = list.seeming(text, i);
      cells.add(cell == null ? "" : cell);
    }
    return cells;
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    answers.begin(out);
  }

  @Override
  @SuppressWarnings("unchecked") // what it made itself
  public void write(ScreenedRow row, Object kept, OutputStream out) throws IOException {
    answers.write(row, (List<String>) kept, out);
  }

  @Override
  public void end(Counts counts, OutputStream out) throws IOException {
    answers.end(counts, out);
  }
}
