package nl.magbellen.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.rulebook.ChangesView.ChangesOfDay;
import nl.magbellen.rulebook.ChangesView.ParameterChange;
import nl.magbellen.rulebook.ChangesView.RuleChange;
import nl.magbellen.rulebook.ChangesView.RuleChangeKind;
import nl.magbellen.rulebook.ChangesView.TextChange;
import org.junit.jupiter.api.Test;

class RulebookChangesTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 3, 1);
  private static final LocalDate CUSTOMERS = LocalDate.of(2026, 7, 1);
  private static final LocalDate LATER = LocalDate.of(2027, 1, 1);

  private final Rulebook rulebook = Rulebook.dutch();
  private final RulebookChanges changes = RulebookChanges.dutch(rulebook);

  @Test
  void everyDayOnWhichARuleOrTextChangedIsTold() {
    // When
    var view = changes.between(FIRST, LATER);
    // Then
    assertEquals(
        List.of(
            LocalDate.of(2020, 6, 1),
            LocalDate.of(2021, 7, 1),
            LocalDate.of(2024, 10, 15),
            CUSTOMERS,
            LocalDate.of(2026, 8, 2)),
        view.days().stream().map(ChangesOfDay::date).toList());
    assertEquals(rulebook.on(LATER).version(), view.version());
  }

  @Test
  void laterDayIsToldAndTheEarlierOneIsNot() {
    // When
    var until = changes.between(CUSTOMERS.minusDays(1), CUSTOMERS);
    var after = changes.between(CUSTOMERS, CUSTOMERS.plusDays(1));
    // Then
    assertEquals(List.of(CUSTOMERS), until.days().stream().map(ChangesOfDay::date).toList());
    assertEquals(List.of(), after.days());
  }

  @Test
  void ruleThatSaysSomethingElseIsToldWithWhatDiffers() {
    // When
    var customer = rule(CUSTOMERS, "NL.TW.CUSTOMER");
    // Then
    assertEquals(RuleChangeKind.CHANGED, customer.change());
    assertEquals(
        List.of("exceptions"), customer.parameters().stream().map(ParameterChange::name).toList());
    assertEquals("Companies with customers of their own", customer.forWhom().en());
    assertEquals(CUSTOMERS, customer.before().until());
    assertEquals(CUSTOMERS, customer.after().from());
  }

  @Test
  void ruleThatBeganIsToldWithItsValues() {
    // When
    var began = rule(CUSTOMERS, "NL.TW.PUBLISHED-NUMBER");
    // Then
    assertEquals(RuleChangeKind.BEGAN, began.change());
    assertNull(began.before());
    assertEquals(1, began.parameters().size());
    assertNull(began.parameters().getFirst().before());
    assertEquals("P6M", began.parameters().getFirst().after().value());
  }

  @Test
  void ruleThatEndedIsToldWithItsValues() {
    // When
    var ended = rule(LocalDate.of(2021, 7, 1), "NL.BMNR");
    // Then
    assertEquals(RuleChangeKind.ENDED, ended.change());
    assertNull(ended.after());
    assertEquals("P4W", ended.parameters().getFirst().before().value());
    assertNull(ended.parameters().getFirst().after());
  }

  @Test
  void ruleThatOnlyStandsElsewhereAsksNothing() {
    // When
    var objection = rule(CUSTOMERS, "NL.TW.OBJECTION");
    // Then
    assertEquals(RuleChangeKind.CITED_ANEW, objection.change());
    assertNotEquals(objection.before().source(), objection.after().source());
    assertEquals(List.of(), objection.parameters());
    assertNull(objection.toDo());
  }

  @Test
  void textsThatBeganAndEndedAreTold() {
    // When
    var texts = changes.between(FIRST, LocalDate.of(2024, 10, 15)).days().getLast().texts();
    // Then
    assertEquals(
        Map.of("CTM-2021", RuleChangeKind.ENDED, "CTM-2024", RuleChangeKind.BEGAN),
        texts.stream().collect(Collectors.toMap(each -> each.text().id(), TextChange::change)));
  }

  @Test
  void rulesOfTheLaterDayAreThoseOfTheEarlierWithTheChanges() {
    // Given
    var ids = new TreeSet<>(ids(FIRST));
    // When
    var days = changes.between(FIRST, LATER).days();
    // Then
    for (RuleChange rule : days.stream().flatMap(day -> day.rules().stream()).toList()) {
      assertEquals(rule.change() != RuleChangeKind.BEGAN, ids.contains(rule.id()), rule.id());
      if (rule.change() == RuleChangeKind.ENDED) {
        ids.remove(rule.id());
      } else {
        ids.add(rule.id());
      }
    }
    assertEquals(ids(LATER), ids);
  }

  @Test
  void dayBeforeTheFirstRulesIsRefused() {
    // Given
    var before = FIRST.minusDays(1);
    // When, Then
    assertThrows(BeforeFirstRulebook.class, () -> changes.between(before, CUSTOMERS));
  }

  @Test
  void changeWithoutWordsIsRefused() {
    // Given
    var none = ChangeWords.read("{}");
    // When
    var refused = assertThrows(InvalidRulebook.class, () -> new RulebookChanges(rulebook, none));
    // Then
    assertEquals(
        "no words for the change of NL.CTM.CUSTOMER-TERM on 2020-06-01", refused.getMessage());
  }

  @Test
  void wordsForNoChangeAreRefused() {
    // Given
    var more =
        ChangeWords.read(
            RulebookLoader.dutchChanges()
                + "\n2026-09-01:\n  NL.SCOPE:\n"
                + "    forWhom: {nl: a, en: a}\n    toDo: {nl: a, en: a}\n");
    // When
    var refused = assertThrows(InvalidRulebook.class, () -> new RulebookChanges(rulebook, more));
    // Then
    assertTrue(refused.getMessage().startsWith("there are words for "), refused.getMessage());
  }

  private RuleChange rule(LocalDate date, String id) {
    return changes.between(date.minusDays(1), date).days().stream()
        .flatMap(day -> day.rules().stream())
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private TreeSet<String> ids(LocalDate date) {
    return Stream.of(RuleId.values())
        .filter(id -> rulebook.find(id, date).isPresent())
        .map(RuleId::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
