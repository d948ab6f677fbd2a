package nl.magbellen.gateway.permission;

import java.util.ArrayList;
import java.util.List;
import nl.magbellen.gateway.campaign.Campaign;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.question.CallerId;
import nl.magbellen.service.refusal.CommonRefusal.InvalidFields;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;

/**
 * The fields for which a campaign stands. What a question does not say is taken from its campaign;
 * what it says must be the same. Of several caller ids the question says which; that the number is
 * withheld is never overruled.
 */
final class CampaignFields {

  private final Campaign campaign;
  private final List<FieldError> errors = new ArrayList<>();

  private CampaignFields(Campaign campaign) {
    this.campaign = campaign;
  }

  /**
   * The question with what it does not say itself.
   *
   * @throws RefusedException with every field that contradicts the campaign, or that it leaves open
   */
  static QuestionRequest filled(QuestionRequest asked, Campaign campaign) {
    return new CampaignFields(campaign).filled(asked);
  }

  private QuestionRequest filled(QuestionRequest asked) {
    QuestionRequest filled =
        asked.with(
            callerId(asked),
            field("advertiser", asked.advertiser(), campaign.advertiser()),
            agency(asked.agency()),
            field("purpose", asked.purpose(), campaign.purpose()),
            field("subject", asked.subject(), campaign.subject()),
            asked.campaign());
    if (!errors.isEmpty()) {
      throw new RefusedException(new InvalidFields(errors));
    }
    return filled;
  }

  /**
   * @param given null when the question does not say it
   * @param ofCampaign null when the campaign does not say it
   */
  private <T> T field(String name, T given, T ofCampaign) {
    if (given != null && ofCampaign != null && !given.equals(ofCampaign)) {
      contradicts(name, "must be that of the campaign, " + ofCampaign);
    }
    return ofCampaign == null ? given : ofCampaign;
  }

  /** Where the campaign names none the advertiser calls itself. */
  private String agency(String given) {
    if (given != null && campaign.agency() == null) {
      contradicts("agency", "must be absent: in the campaign the advertiser calls itself");
    }
    return field("agency", given, campaign.agency());
  }

  private String callerId(QuestionRequest asked) {
    List<String> mayShow = campaign.callerIds();
    if (asked.callerId() == null) {
      if (mayShow.size() != 1) {
        errors.add(
            new FieldError(
                "/callerId",
                "NOT_NULL",
                mayShow.isEmpty()
                    ? "must be given: the campaign has no caller id; null says that it is withheld"
                    : "must be given: the campaign has several caller ids"));
        return null;
      }
      return mayShow.getFirst();
    }
    if (!mayShow.isEmpty() && !isOneOf(mayShow, asked)) {
      contradicts("callerId", "must be a caller id of the campaign");
    }
    return asked.callerId();
  }

  private static boolean isOneOf(List<String> mayShow, QuestionRequest asked) {
    return !asked.withholdsCallerId()
        && CallerId.parse(asked.callerId()) instanceof CallerId.Shown(TelephoneNumber number)
        && mayShow.contains(number.e164());
  }

  private void contradicts(String name, String message) {
    errors.add(new FieldError("/" + name, "CONTRADICTION", message));
  }
}
