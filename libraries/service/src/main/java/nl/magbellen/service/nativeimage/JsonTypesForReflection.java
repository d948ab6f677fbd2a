package nl.magbellen.service.nativeimage;

import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Lets Jackson read and write our records and enums in a native executable. Most of them reach it
 * in ways that Quarkus cannot see: as the entity of a {@code Response}, from a JSON column, from a
 * file. All of ours that the program can reach are registered, so that none is forgotten.
 */
public final class JsonTypesForReflection implements Feature {

  private static final String OURS = "nl.magbellen.";

  @Override
  public String getDescription() {
    return "Registers the records and enums of " + OURS + "* for reflection";
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess analysis) {
    Stream.of(Record.class, Enum.class)
        .forEach(
            base ->
                analysis.registerSubtypeReachabilityHandler(
                    (during, type) -> registerOurs(type), base));
  }

  private static void registerOurs(Class<?> type) {
    if (type.getName().startsWith(OURS)) {
      register(type);
      Stream.of(type.getInterfaces()).forEach(JsonTypesForReflection::register);
      if (type.isRecord()) {
        RuntimeReflection.registerAllRecordComponents(type);
      }
    }
  }

  /** For use, and for being listed: the builder counts these apart. */
  private static void register(Class<?> type) {
    RuntimeReflection.register(type);
    RuntimeReflection.register(type.getDeclaredConstructors());
    RuntimeReflection.register(type.getDeclaredMethods());
    RuntimeReflection.register(type.getDeclaredFields());
    RuntimeReflection.registerAllDeclaredConstructors(type);
    RuntimeReflection.registerAllDeclaredMethods(type);
    RuntimeReflection.registerAllDeclaredFields(type);
  }
}
