package nl.magbellen.list;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Reading a list is plain Java: it can be used and fuzzed where no framework is. */
@AnalyzeClasses(packages = "nl.magbellen.list", importOptions = DoNotIncludeTests.class)
class ListsUseNoFrameworkTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_JAVA_AND_ITS_LIBRARY_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "nl.magbellen..", "de.siegmar.fastcsv..");
}
