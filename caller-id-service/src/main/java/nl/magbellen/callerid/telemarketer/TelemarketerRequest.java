package nl.magbellen.callerid.telemarketer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.api.Identifier;
import nl.magbellen.service.refusal.RefusedException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a telemarketer is to be from now on.
 *
 * @param name the person's name; only those who keep or audit the register read it
 * @param agency where the person works; null when with an advertiser itself
 * @param advertiser with which advertiser the person works, when with no agency; null for the
 *     token's only one
 */
@Schema(
    description = "What a telemarketer is to be from now on",
    examples =
        """
        {"name": "S. de Vries", "agency": "belhuis", "advertiser": null}
        """)
public record TelemarketerRequest(
    @NotBlank @Size(max = 200) String name,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String agency,
    @Pattern(regexp = Identifier.PATTERN, message = Identifier.MESSAGE) String advertiser) {

  /**
   * With which advertiser the person works.
   *
   * @param tokens advertisers of the client's token
   * @throws RefusedException if it is not given and the token does not hold exactly one
   */
  String advertiserOr(List<String> tokens) {
    if (advertiser != null) {
      return advertiser;
    }
    if (tokens.size() == 1 && !tokens.getFirst().equals(Client.ALL)) {
      return tokens.getFirst();
    }
    throw RefusedException.invalidField(
        "/advertiser",
        "NOT_NULL",
        "Must be given without agency, because the token is not of one advertiser only.");
  }

  /**
   * Lets no telemarketer of an agency pass that is one of an advertiser too.
   *
   * @throws RefusedException otherwise
   */
  void requireNoAdvertiser() {
    if (advertiser != null) {
      throw RefusedException.invalidField(
          "/advertiser", "NULL", "Must not be given together with agency.");
    }
  }
}
