package nl.magbellen.common.nativeimage;

import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Lets Jackson read and write our records in a native executable. Most of them reach it in ways
 * that Quarkus cannot see: as the entity of a {@code Response}, from a JSON column, from a file.
 * Every record of ours that the program can reach is registered, so that none is forgotten.
 */
public final class RecordsForReflection implements Feature {

  private static final String OURS = "nl.magbellen.";

  @Override
  public String getDescription() {
    return "Registers the records of " + OURS + "* for reflection";
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess analysis) {
    analysis.registerSubtypeReachabilityHandler((during, type) -> registerOurs(type), Record.class);
  }

  private static void registerOurs(Class<?> type) {
    if (type.getName().startsWith(OURS)) {
      register(type);
      for (Class<?> implemented : type.getInterfaces()) {
        RuntimeReflection.register(implemented);
      }
    }
  }

  private static void register(Class<?> type) {
    RuntimeReflection.register(type);
    RuntimeReflection.registerAllRecordComponents(type);
    RuntimeReflection.registerAllDeclaredConstructors(type);
    RuntimeReflection.registerAllDeclaredMethods(type);
    RuntimeReflection.registerAllDeclaredFields(type);
  }
}
