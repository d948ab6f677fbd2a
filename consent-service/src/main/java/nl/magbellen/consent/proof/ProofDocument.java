package nl.magbellen.consent.proof;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.consent.Channel;
import nl.magbellen.consent.ConsentRecord;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.health.WarmUpTask;
import nl.magbellen.service.pdf.PaperImage;
import nl.magbellen.service.pdf.PdfDocument;

/** The proof for people, in Dutch and in English. */
@ApplicationScoped
class ProofDocument implements WarmUpTask {

  private static final UUID NONE = new UUID(0, 0);

  private final List<ProofWords> languages =
      Stream.of("nl", "en").map(Locale::of).map(ProofWords::new).toList();
  private final ProofSettings settings;
  private volatile boolean warm;

  ProofDocument(ProofSettings settings) {
    this.settings = settings;
  }

  /** The template of the document. */
  @CheckedTemplate(basePath = "proof")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance document(
        List<ProofSection> sections,
        String signature,
        String logo,
        String code,
        String checkPage,
        String givenBy);
  }

  /**
   * The document as PDF; takes some tenths of a second.
   *
   * @param names of advertisers by id; who has none is called by its id
   */
  byte[] of(ConsentRecord consent, Map<String, String> names, String signature) {
    List<ProofSection> sections =
        languages.stream()
            .map(words -> words.section(consent, names, settings.keysAddress()))
            .toList();
    return PdfDocument.ofXhtml(
        readable(
            Templates.document(
                    sections,
                    signature,
                    PaperImage.logo(),
                    PaperImage.qrCode(settings.checkPage()),
                    settings.checkPage(),
                    settings.givenBy())
                .render()));
  }

  /** Whoever asks for the first proof after a start need not wait for cold code to set type. */
  @Override
  public Uni<Void> warmUp() {
    return warm
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .voidItem()
            .emitOn(Infrastructure.getDefaultWorkerPool())
            .invoke(() -> of(example(), Map.of(), ""))
            .invoke(() -> warm = true);
  }

  private static ConsentRecord example() {
    return new ConsentRecord(
        NONE,
        TelephoneNumber.parse("+31612345678"),
        "",
        "",
        null,
        Instant.EPOCH,
        Channel.WEB,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        List.of());
  }

  /** XML cannot hold most control characters, and a text that was agreed to may have some. */
  private static String readable(String html) {
    return html.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}&&[^\\r\\n\\t]]", "\uFFFD");
  }
}
