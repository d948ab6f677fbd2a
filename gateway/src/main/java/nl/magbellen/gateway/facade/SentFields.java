package nl.magbellen.gateway.facade;

import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.problem.Edge;
import nl.magbellen.service.problem.Problem;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.refusal.RefusedException;
import nl.magbellen.service.upload.FormFields;

/** The fields of a request, as it was sent. */
@Edge
final class SentFields {

  /** As long as 51,000 numbers with their ids are at most. */
  private static final int LONGEST = 4 << 20;

  private SentFields() {}

  /**
   * Reads them.
   *
   * @param type of the form; null when there is none
   * @throws RefusedException if they cannot be read, or hold what the interface has not
   */
  static Fields of(UriInfo address, String type, InputStream form, Set<String> known)
      throws IOException {
    byte[] read = form.readNBytes(LONGEST + 1);
    if (read.length > LONGEST) {
      throw new ProblemException(
          Problem.of(
              Status.REQUEST_ENTITY_TOO_LARGE,
              "http",
              "The form is longer than 51,000 numbers are. Send them in parts."));
    }
    Map<String, List<String>> inForm = type == null ? Map.of() : FormFields.of(type, read);
    return Fields.of(address.getQueryParameters(), inForm, known);
  }

  /**
   * Ensures that it is known whose campaign is meant.
   *
   * @throws RefusedException if neither the request nor the client's key names one, or if the
   *     advertiser is another's
   */
  static void requireCampaign(Fields fields, Client client) {
    if (fields.get(Fields.PROJECT) != null) {
      client.requireAdvertiser(fields.get(Fields.PROJECT));
    }
    if (fields.get(Fields.CAMPAIGN) == null && client.campaign().isEmpty()) {
      throw RefusedException.invalidField(
          "/" + Fields.CAMPAIGN,
          "NOT_NULL",
          "must name a campaign (PUT /v1/campaigns/{id}): the API key is for none");
    }
  }
}
