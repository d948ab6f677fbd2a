package nl.magbellen.launcher;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The launcher can be read, tested and moved package by package. */
@AnalyzeClasses(packages = "nl.magbellen.launcher", importOptions = DoNotIncludeTests.class)
class LauncherWallsTest {

  @ArchTest
  static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
      slices().matching("nl.magbellen.(**)").should().beFreeOfCycles();
}
