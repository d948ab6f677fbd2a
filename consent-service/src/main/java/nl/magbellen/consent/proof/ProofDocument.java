package nl.magbellen.consent.proof;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.service.pdf.PdfDocument;

/** The proof for people, in Dutch and in English. */
@ApplicationScoped
class ProofDocument {

  private final List<ProofWords> languages =
      Stream.of("nl", "en").map(Locale::of).map(ProofWords::new).toList();
  private final ProofSettings settings;

  ProofDocument(ProofSettings settings) {
    this.settings = settings;
  }

  /** The template of the document. */
  @CheckedTemplate(basePath = "proof")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance document(List<ProofSection> sections, String signature);
  }

  /** The document as PDF; takes some tenths of a second. */
  byte[] of(ConsentRecord consent, String signature) {
    List<ProofSection> sections =
        languages.stream().map(words -> words.section(consent, settings.keysAddress())).toList();
    return PdfDocument.ofXhtml(readable(Templates.document(sections, signature).render()));
  }

  /** XML cannot hold most control characters, and a text that was agreed to may have some. */
  private static String readable(String html) {
    return html.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}&&[^\\r\\n\\t]]", "\uFFFD");
  }
}
