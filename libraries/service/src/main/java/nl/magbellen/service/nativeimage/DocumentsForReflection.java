package nl.magbellen.service.nativeimage;

import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Lets a native executable write PDF documents: what PDFBox finds out about its own classes while
 * it writes a document's metadata and tags.
 */
public final class DocumentsForReflection implements Feature {

  private static final String METADATA = "org.apache.xmpbox.type.AbstractField";
  private static final String TAGS =
      "org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes";

  @Override
  public String getDescription() {
    return "Registers the metadata types of PDFBox for reflection";
  }

  @Override
  public boolean isInConfiguration(IsInConfigurationAccess configuration) {
    return Stream.of(METADATA, TAGS).allMatch(name -> configuration.findClassByName(name) != null);
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess analysis) {
    register(analysis.findClassByName(TAGS));
    analysis.registerSubtypeReachabilityHandler(
        (during, type) -> register(type), analysis.findClassByName(METADATA));
  }

  /** For use, and for being listed: the builder counts these apart. */
  private static void register(Class<?> type) {
    RuntimeReflection.register(type);
    RuntimeReflection.register(type.getDeclaredConstructors());
    RuntimeReflection.register(type.getDeclaredFields());
    RuntimeReflection.registerAllDeclaredConstructors(type);
    RuntimeReflection.registerAllFields(type);
    RuntimeReflection.registerAllDeclaredFields(type);
  }
}
