package nl.magbellen.objection;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import nl.magbellen.service.testing.Walls;

@AnalyzeClasses(packages = "nl.magbellen.objection", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest static final ArchTests WALLS = ArchTests.in(Walls.class);
}
