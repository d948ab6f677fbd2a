package nl.magbellen.gateway.testnumber;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.decision.BasisType;
import nl.magbellen.decision.Verdict;
import nl.magbellen.rulebook.ReasonCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Publishes the numbers for tests. */
@Path("/v1/test-numbers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Test numbers")
public class TestNumberResource {

  /**
   * What a number is answered for any advertiser whose id begins with {@code test-}.
   *
   * @param decision at any instant
   * @param basis on what a PERMIT rests; null for a DENY
   * @param reason the first reason of a DENY; null for a PERMIT
   * @param slow whether the answer takes its time
   */
  @Schema(name = "TestNumber")
  public record Listed(
      @Schema(description = "E.164; nobody can have it", examples = "+31200000000") String number,
      @Schema(description = "At any instant") Verdict decision,
      @Schema(description = "On what a PERMIT rests; null for a DENY") @Nullable BasisType basis,
      @Schema(description = "The first reason of a DENY; null for a PERMIT")
          @Nullable ReasonCode reason,
      @Schema(description = "Whether the answer takes its time") boolean slow) {

    private static Listed of(TestNumber number) {
      return new Listed(
          number.e164(),
          number.reason() == null ? Verdict.PERMIT : Verdict.DENY,
          number.basis(),
          number.reason(),
          number == TestNumber.SLOW);
    }
  }

  /** The numbers, by place. */
  @Schema(name = "TestNumbers")
  public record All(@Schema(description = "By their places") List<Listed> items) {}

  @GET
  @Authenticated
  @Operation(
      operationId = "listTestNumbers",
      summary = "The numbers for tests, and what each is answered",
      description =
          "For advertisers whose id begins with test- alone; any other number is NUMBER_INVALID for"
              + " them. The places never change.")
  public All list() {
    return new All(Stream.of(TestNumber.values()).map(Listed::of).toList());
  }
}
