package nl.magbellen.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import nl.magbellen.service.problem.ProblemException;

/** What the services share can be read, tested and moved package by package. */
@AnalyzeClasses(packages = "nl.magbellen.service", importOptions = DoNotIncludeTests.class)
class ServiceWallsTest {

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("nl.magbellen.(**)").should().beFreeOfCycles();

  /** What is refused below the edge is a refusal; filters and readers of parameters answer. */
  @ArchTest
  static final ArchRule ONLY_THE_EDGE_KNOWS_PROBLEMS =
      noClasses()
          .that()
          .resideOutsideOfPackages("nl.magbellen.service.problem", "nl.magbellen.service.api")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProblemException.class);

  /** Refusals can be read by whoever knows no HTTP. */
  @ArchTest
  static final ArchRule REFUSALS_KNOW_NOTHING_ELSE =
      classes()
          .that()
          .resideInAPackage("nl.magbellen.service.refusal")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "nl.magbellen.service.refusal");
}
