package nl.magbellen.consent.consumer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import nl.magbellen.consent.ConsentLedger;
import nl.magbellen.consent.RecordedConsent;
import nl.magbellen.consent.WithdrawalChannel;
import nl.magbellen.consent.WithdrawalRequest;
import nl.magbellen.consent.consumer.HolderRecords.HolderProofRequest;
import nl.magbellen.consent.proof.ProofForm;
import nl.magbellen.consent.proof.ProofResource;
import nl.magbellen.consent.proof.Proofs;
import nl.magbellen.consent.proofrequest.AskedThrough;
import nl.magbellen.consent.proofrequest.ProofRequestHistory;
import nl.magbellen.consent.proofrequest.ProofRequestLedger;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.access.Role;
import nl.magbellen.service.api.Refuses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Serves the consumers' pages. Every call carries the keys of a number that the consumer proved to
 * hold, and reaches no record of another number.
 */
@Path("/internal/consumer")
@RolesAllowed(Role.SERVICE)
@Tag(name = "Internal")
public class ConsumerResource {

  private final HolderRecordsQuery records;
  private final ConsentLedger consents;
  private final ProofRequestLedger proofRequests;
  private final ProofRequestHistory proofRequestHistory;
  private final Proofs proofs;
  private final Client client;
  private final InstantSource time;

  ConsumerResource(
      HolderRecordsQuery records,
      ConsentLedger consents,
      ProofRequestLedger proofRequests,
      ProofRequestHistory proofRequestHistory,
      Proofs proofs,
      Client client,
      InstantSource time) {
    this.records = records;
    this.consents = consents;
    this.proofRequests = proofRequests;
    this.proofRequestHistory = proofRequestHistory;
    this.proofs = proofs;
    this.client = client;
    this.time = time;
  }

  /** The keys of the proven number under every active secret. */
  @Schema(name = "ConsumerNumber")
  public record Number(@NotEmpty List<@NotNull UUID> numberKeys) {}

  /** A consent of the proven number that its holder withdraws. */
  @Schema(name = "ConsumerWithdrawal")
  public record Withdrawal(
      @NotEmpty List<@NotNull UUID> numberKeys,
      @NotNull UUID consent,
      @NotNull @PastOrPresent Instant withdrawnAt) {}

  /** A consent of the proven number that its holder says to be another's. */
  @Schema(name = "ConsumerDispute")
  public record Dispute(
      @NotEmpty List<@NotNull UUID> numberKeys,
      @NotNull UUID consent,
      @NotNull @PastOrPresent Instant disputedAt) {}

  /** A consent of the proven number of which its holder asks proof. */
  @Schema(name = "ConsumerProofAsked")
  public record ProofRequested(
      @NotEmpty List<@NotNull UUID> numberKeys,
      @NotNull UUID consent,
      @NotNull @PastOrPresent Instant requestedAt) {}

  /** A consent of the proven number of which its holder gets the proof. */
  @Schema(name = "ConsumerProof")
  public record ProofWanted(@NotEmpty List<@NotNull UUID> numberKeys, @NotNull UUID consent) {}

  /** A proof as somebody shows it: the compact JWS. */
  @Schema(name = "ConsumerProofShown")
  public record ProofShown(@NotNull @Size(max = 100_000) String proof) {}

  @POST
  @Path("/records")
  @Operation(
      operationId = "listRecordsOfHolder",
      summary = "What is on record for a proven number, without anything about who consented")
  public Uni<HolderRecords> records(@NotNull @Valid Number body) {
    return Panache.withSession(() -> records.all(body.numberKeys()));
  }

  @POST
  @Path("/withdrawals")
  @Refuses({404, 422})
  @Operation(
      operationId = "withdrawAsHolder",
      summary = "Withdraw a consent of a proven number, for every party")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  public Uni<Void> withdraw(@NotNull @Valid Withdrawal body) {
    WithdrawalRequest withdrawal = new WithdrawalRequest(body.withdrawnAt(), WithdrawalChannel.WEB);
    return Panache.withTransaction(
        () ->
            records
                .consent(body.consent(), body.numberKeys())
                .flatMap(
                    found -> consents.withdraw(found, withdrawal, anybody -> true, client.name())));
  }

  @POST
  @Path("/disputes")
  @Refuses({404, 422})
  @Operation(
      operationId = "disputeAsHolder",
      summary = "Suspend a consent that the holder of a proven number did not give",
      description = "It is suspended for every party until it is verified again.")
  @APIResponse(responseCode = "204", description = "Suspended")
  public Uni<Void> dispute(@NotNull @Valid Dispute body) {
    return Panache.withTransaction(
        () ->
            records
                .consent(body.consent(), body.numberKeys())
                .flatMap(found -> consents.dispute(found, body.disputedAt(), client.name())));
  }

  @POST
  @Path("/proof-requests")
  @Refuses(404)
  @Operation(
      operationId = "requestProofAsHolder",
      summary = "Ask the addressee of a consent of a proven number for its proof")
  public Uni<HolderProofRequest> requestProof(@NotNull @Valid ProofRequested body) {
    return Panache.withTransaction(
        () ->
            records
                .consent(body.consent(), body.numberKeys())
                .flatMap(found -> ask(found, body.requestedAt()))
                .flatMap(proofRequestHistory::find)
                .map(HolderProofRequest::of));
  }

  @POST
  @Path("/proofs")
  @Produces({ProofForm.JSON_LD, ProofForm.JSON, ProofForm.JOSE, ProofForm.PDF})
  @Refuses(404)
  @Operation(
      operationId = "proveAsHolder",
      summary = "The signed proof of a consent of a proven number; meets its open requests")
  @APIResponse(
      responseCode = "200",
      description = "The proof, in the form that Accept asks",
      content = {
        @Content(mediaType = ProofForm.JSON_LD, schema = @Schema(implementation = Object.class)),
        @Content(mediaType = ProofForm.JSON, schema = @Schema(implementation = Object.class)),
        @Content(mediaType = ProofForm.JOSE, schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = ProofForm.PDF,
            schema = @Schema(implementation = String.class, format = "binary"))
      })
  public Uni<Response> prove(@NotNull @Valid ProofWanted body, @Context Request request) {
    String mediaType = ProofResource.asked(request);
    return Panache.withSession(
            () -> records.consent(body.consent(), body.numberKeys()).map(records::view))
        .flatMap(consent -> proofs.of(consent, ProofForm.of(mediaType)))
        .call(() -> recordDelivery(body))
        .map(proof -> ProofResource.answer(proof, mediaType));
  }

  @POST
  @Path("/proof-checks")
  @Operation(
      operationId = "checkProof",
      summary = "Whether a proof is genuine, and what became of its consent since",
      description = "Whoever has the proof may know; the number is not told, only its digest.")
  public Uni<ProofCheck> check(@NotNull @Valid ProofShown body) {
    return proofs
        .read(body.proof())
        .map(proven -> Panache.withSession(() -> records.check(proven)))
        .orElseGet(() -> Uni.createFrom().item(ProofCheck.NOT_GENUINE));
  }

  private Uni<Void> recordDelivery(ProofWanted body) {
    Instant now = time.instant();
    return Panache.withTransaction(
        () -> proofRequests.deliverAll(body.numberKeys(), body.consent(), now, client.name()));
  }

  private Uni<UUID> ask(RecordedConsent found, Instant requestedAt) {
    return proofRequests.ask(
        found.consent(), found.consent().advertiser, requestedAt, AskedThrough.WEB, client.name());
  }
}
