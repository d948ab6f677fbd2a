package nl.magbellen.site;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import nl.magbellen.service.testing.Walls;

@AnalyzeClasses(
    packages = {"nl.magbellen.site", "nl.magbellen.phonecode"},
    importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest static final ArchTests WALLS = ArchTests.in(Walls.class);

  @ArchTest
  static final ArchRule NO_PACKAGES_IN_A_CIRCLE =
      slices().matching("nl.magbellen.site.(*)..").should().beFreeOfCycles();

  /** Codes can prove a number for other pages than these. */
  @ArchTest
  static final ArchRule CODES_KNOW_NO_PAGE =
      noClasses()
          .that()
          .resideInAPackage("nl.magbellen.phonecode")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("nl.magbellen.site..");
}
