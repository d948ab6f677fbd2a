package nl.magbellen.decision;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;

/** The core is plain Java: it can be read, tested and replayed without any framework. */
@AnalyzeClasses(
    packages = {
      "nl.magbellen.question",
      "nl.magbellen.facts",
      "nl.magbellen.rulebook",
      "nl.magbellen.decision"
    },
    importOptions = DoNotIncludeTests.class)
class CoreWallsTest {
  private static final String[] CORE = {
    "..question..", "..facts..", "..rulebook..", "..decision.."
  };

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..");

  @ArchTest
  static final ArchRule DECISION_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule FACTS_AND_QUESTIONS_KNOW_NO_RULES =
      noClasses()
          .that()
          .resideInAnyPackage("..question..", "..facts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..rulebook..", "..decision..");

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("nl.magbellen.(**)").should().beFreeOfCycles();

  /** Whoever reads the decision from the top goes down all the way. */
  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_CLASSES_OF_THE_DECISION =
      slices().assignedFrom(new OutermostClasses()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RULES_KNOW_NO_DECISION =
      noClasses()
          .that()
          .resideInAPackage("..rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..decision..");

  @ArchTest
  static final ArchRule DECISION_READS_NO_FILES =
      noClasses()
          .that()
          .resideInAPackage("..decision..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml..", "de.focus_shift..", "java.io..", "java.nio.file..");

  /** Each class of the decision with those inside it. */
  private static final class OutermostClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().equals("nl.magbellen.decision")
          ? SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "classes of the decision";
    }
  }
}
