package nl.magbellen.number;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Numbers, keys and Dutch time are plain Java: they can be used where no framework is. */
@AnalyzeClasses(packages = "nl.magbellen.number", importOptions = DoNotIncludeTests.class)
class NumbersUseNoFrameworkTest {

  @ArchTest
  static final ArchRule DEPEND_ON_JAVA_AND_THEIR_LIBRARIES_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "nl.magbellen.number..",
              "com.google.i18n..",
              "com.fasterxml.uuid..",
              "com.ethlo.time..",
              "de.focus_shift..");
}
