package nl.magbellen.callerid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is on record about who calls, at the instant of a question; the ids are the evidence.
 *
 * @param advertiser as it was at that instant; null when not registered
 * @param mandates of the asked agency for the asked advertiser, of all times
 * @param callerIds registrations of the asked number for the asked advertiser, of all times
 * @param telemarketer of the asked agency, or of the asked advertiser when no agency was asked, as
 *     he or she was at that instant; null when not registered or not asked
 */
@Schema(requiredProperties = {"mandates", "callerIds"})
public record CallerFacts(
    AdvertiserFact advertiser,
    List<MandateFact> mandates,
    List<CallerIdFact> callerIds,
    TelemarketerFact telemarketer) {

  /** An advertiser. */
  @Schema(
      requiredProperties = {
        "id",
        "name",
        "sector",
        "active",
        "untrainedTelemarketer",
        "similarSubjects"
      })
  public record AdvertiserFact(
      String id,
      String name,
      Sector sector,
      boolean active,
      UntrainedTelemarketer untrainedTelemarketer,
      List<List<String>> similarSubjects) {}

  /** A mandate, in force from {@code from} until {@code to}, or without end. */
  @Schema(requiredProperties = {"id", "subjects", "from", "kind"})
  public record MandateFact(
      UUID id, List<String> subjects, Instant from, Instant to, MandateKind kind) {}

  /**
   * The registration of a number.
   *
   * @param lastCallbackCheck the last one at or before the instant of the question; null when none
   */
  @Schema(requiredProperties = {"id", "from"})
  public record CallerIdFact(
      UUID id,
      String agency,
      Instant from,
      Instant provenAt,
      Instant releasedAt,
      Instant publishedAt,
      String publicationUrl,
      LocalDate lastUsedOn,
      CallbackCheckFact lastCallbackCheck) {}

  /** A callback check. */
  @Schema(requiredProperties = {"id", "at", "result", "identifiesAdvertiser", "ordinaryTariff"})
  public record CallbackCheckFact(
      UUID id,
      Instant at,
      CallbackResult result,
      boolean identifiesAdvertiser,
      boolean ordinaryTariff) {}

  /**
   * A telemarketer; the name is not needed for a decision.
   *
   * @param agency where the person works; null when with an advertiser itself
   * @param advertisers with whom the person works when it is not with an agency; else empty
   */
  @Schema(requiredProperties = {"id", "advertisers", "trainings"})
  public record TelemarketerFact(
      String id, String agency, List<String> advertisers, List<TrainingFact> trainings) {}

  /** An exam that was passed; dates are local to Europe/Amsterdam. */
  @Schema(requiredProperties = {"id", "module", "codeVersion", "passedOn"})
  public record TrainingFact(
      UUID id,
      TrainingModule module,
      String codeVersion,
      LocalDate passedOn,
      LocalDate validUntil) {}
}
