package nl.magbellen.consent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import nl.magbellen.service.testing.Walls;

@AnalyzeClasses(
    packages = "nl.magbellen.consent",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest static final ArchTests WALLS = ArchTests.in(Walls.class);

  /** Whether an advertiser is registered is asked before any basis is recorded. */
  @ArchTest
  static final ArchRule CONSENTS_STAND_WITHOUT_THE_OTHER_BASES =
      noClasses()
          .that()
          .resideInAPackage("nl.magbellen.consent")
          .should()
          .dependOnClassesThat(
              resideInAPackage("nl.magbellen.consent.*..")
                  .and(
                      resideOutsideOfPackages(
                          "nl.magbellen.consent.register", "nl.magbellen.consent.refusal")));
}
