package nl.magbellen.callerid.consumer;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import nl.magbellen.callerid.directory.Directory;
import nl.magbellen.callerid.directory.DirectoryAnswer;
import nl.magbellen.callerid.directory.DirectoryAnswer.Advertiser;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the consumers' pages; a number comes in the body, never in a URL. */
@Path("/internal/consumer")
@RolesAllowed(Role.SERVICE)
@Tag(name = "Internal")
public class ConsumerResource {

  private static final int USUAL = 20;

  private final AdvertiserNames advertisers;
  private final Directory directory;

  ConsumerResource(AdvertiserNames advertisers, Directory directory) {
    this.advertisers = advertisers;
    this.directory = directory;
  }

  /**
   * For which advertisers to look.
   *
   * @param name a part of the name or id, in capitals or not; empty for all
   * @param limit how many at most; 20 if null
   */
  @Schema(
      name = "ConsumerSearch",
      examples =
          """
          {"name": "zon", "limit": 20}
          """)
  public record Search(
      @Schema(examples = "zon") @NotNull @Size(max = 200) String name,
      @Schema(examples = "20") @Min(1) @Max(1000) Integer limit) {}

  /** Whose names are asked for. */
  @Schema(
      name = "ConsumerIds",
      examples =
          """
          {"ids": ["zonnestroom"]}
          """)
  public record Ids(
      @Schema(examples = "[\"zonnestroom\"]") @NotNull @Size(max = 1000)
          List<@NotNull String> ids) {}

  /** The number from which somebody called. */
  @Schema(
      name = "ConsumerCaller",
      examples =
          """
          {"number": "+31207001234"}
          """)
  public record Caller(
      @Schema(implementation = String.class, examples = "+31207001234") @NotNull
          TelephoneNumber number) {}

  /** Advertisers, with their websites if they have one. */
  @Schema(name = "ConsumerAdvertisers", requiredProperties = "items")
  public record Advertisers(List<Advertiser> items) {}

  @POST
  @Path("/advertisers")
  @Operation(
      operationId = "searchAdvertisersForConsumer",
      summary = "Active advertisers whose name or id contains a text, by name")
  public Uni<Advertisers> search(@NotNull @Valid Search body) {
    int most = body.limit() == null ? USUAL : body.limit();
    return advertisers.containing(body.name().strip(), most).map(Advertisers::new);
  }

  @POST
  @Path("/advertiser-names")
  @Operation(
      operationId = "nameAdvertisersForConsumer",
      summary = "The names of advertisers, active or not; unknown ids are ignored")
  public Uni<Advertisers> names(@NotNull @Valid Ids body) {
    return advertisers.ofIds(body.ids()).map(Advertisers::new);
  }

  @POST
  @Path("/directory")
  @Operation(
      operationId = "whoCallsForConsumer",
      summary = "Who calls from a number, as in the public directory")
  public Uni<DirectoryAnswer> whoCallsFrom(@NotNull @Valid Caller body) {
    return directory.whoCallsFrom(body.number());
  }
}
