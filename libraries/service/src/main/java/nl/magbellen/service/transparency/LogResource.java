package nl.magbellen.service.transparency;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.List;
import nl.magbellen.service.api.Refuses;
import nl.magbellen.service.refusal.CommonRefusal;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.transparency.ConsistencyProof;
import nl.magbellen.transparency.Hash;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.jboss.resteasy.reactive.Cache;

/**
 * Publishes what a service signed of its log, and that one of it is the beginning of another. The
 * services that have a log have it at {@link #PATH}. It tells hashes, which give nothing away, and
 * how many records there are: whoever follows it sees how much a service records.
 */
public abstract class LogResource {

  /** Of the class: a longer one would keep requests from what others publish beside it. */
  public static final String PATH = "/";

  /** Where the newest checkpoint is. */
  public static final String CHECKPOINT = "/.well-known/log-checkpoint";

  /** Where one checkpoint is proven to be the beginning of another. */
  public static final String CONSISTENCY = "/.well-known/log-consistency";

  private static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";

  /** In seconds: a proof never changes. */
  private static final int PROOF_KEPT_FOR = 3600;

  private final PublishedLog log;

  /** Publishes this log. */
  protected LogResource(PublishedLog log) {
    this.log = log;
  }

  /**
   * That a checkpoint is the beginning of another.
   *
   * @param hashes as base64 (RFC 6962, 2.1.2)
   */
  public record Consistency(long from, long to, List<String> hashes) {}

  /** The newest checkpoint, or that of a month. */
  @GET
  @Path(CHECKPOINT)
  @PermitAll
  @SecurityRequirementsSet
  @Produces(MediaType.TEXT_PLAIN)
  @Cache(maxAge = PublishedLog.KEPT_FOR)
  @Refuses(404)
  @Operation(
      operationId = "getLogCheckpoint",
      summary = "What this service signs of its log: a checkpoint, as a signed note (C2SP)",
      description =
          "A minute and some seconds old at most, where something was recorded. With month (of UTC) the first one that was signed after its end. Keep them: who"
              + " has one can show that the log was changed afterwards. The key is that of /.well-known/jwks.json.")
  public Uni<String> checkpoint(
      @QueryParam("month") @Pattern(regexp = MONTH, message = "must be a month, such as 2026-11")
          String month) {
    return (month == null ? log.newest() : log.ofMonth(YearMonth.parse(month)))
        .onItem()
        .ifNull()
        .failWith(() -> noCheckpoint(month == null ? "yet" : "of that month"))
        .map(LogReader.Signed::note);
  }

  /** A proof between two sizes. */
  @GET
  @Path(CONSISTENCY)
  @PermitAll
  @SecurityRequirementsSet
  @Produces(MediaType.APPLICATION_JSON)
  @Cache(maxAge = PROOF_KEPT_FOR)
  @Refuses(404)
  @Operation(
      operationId = "getLogConsistency",
      summary = "That the log of one checkpoint is the beginning of the log of a later one",
      description =
          "RFC 6962, section 2.1.2; from and to are the sizes in the two checkpoints. One at a time is read; the others are told 503, busy.")
  public Uni<Consistency> consistency(
      @QueryParam("from") @NotNull @Min(1) @Max(Long.MAX_VALUE) Long from,
      @QueryParam("to") @NotNull @Min(1) @Max(Long.MAX_VALUE) Long to) {
    if (from > to) {
      throw new RefusedException(
          new CommonRefusal.InvalidRequest("from: must not be more than to."));
    }
    return log.consistency(from, to)
        .onItem()
        .ifNull()
        .failWith(() -> noCheckpoint("of that size"))
        .map(LogResource::answer);
  }

  private static RefusedException noCheckpoint(String which) {
    return new RefusedException(new CommonRefusal.NoCheckpoint(which));
  }

  private static Consistency answer(ConsistencyProof proof) {
    return new Consistency(
        proof.from(), proof.to(), proof.hashes().stream().map(Hash::toString).toList());
  }
}
