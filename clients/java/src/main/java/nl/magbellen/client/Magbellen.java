package nl.magbellen.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.magbellen.client.api.CallPermissionsApi;
import nl.magbellen.client.api.ChangesApi;
import nl.magbellen.client.api.OutcomesApi;
import nl.magbellen.client.http.ApiClient;
import nl.magbellen.client.http.ApiException;
import nl.magbellen.client.model.AnswerOrProblem;
import nl.magbellen.client.model.CallPermission;
import nl.magbellen.client.model.OutcomeRecord;
import nl.magbellen.client.model.OutcomeRequest;
import nl.magbellen.client.model.PageFeedItem;
import nl.magbellen.client.model.PartialQuestion;
import nl.magbellen.client.model.Question;
import nl.magbellen.client.model.Questions;

/**
 * A gateway, as a dialer asks it. Only an answer that says PERMIT lets a call out: whatever is
 * thrown means that there is no call. All else that the gateway does: {@link #http()} with the
 * classes of {@code nl.magbellen.client.api}.
 */
public final class Magbellen {

  private static final Duration FOR_ONE = Duration.ofSeconds(2);
  private static final Duration FOR_MANY = Duration.ofSeconds(60);

  private final URI gateway;
  private final Supplier<String> token;

  /**
   * @param gateway its address, such as {@code https://calls.example}
   * @param token gives an access token that has not ended
   */
  public Magbellen(URI gateway, Supplier<String> token) {
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * May this call be made now?
   *
   * @throws ApiException if it was not decided: then there is no call
   */
  public CallPermission ask(Question question) throws ApiException {
    return new CallPermissionsApi(http(FOR_ONE)).askCallPermission(question, null, null, "wait=1");
  }

  /**
   * The same for many, in their order: a plan, or questions that are dialled at once.
   *
   * @param defaults what holds for all; null for nothing
   * @return for each the decision, or a problem with a {@code status}
   * @throws ApiException if nothing was decided
   */
  public List<AnswerOrProblem> askAll(List<PartialQuestion> questions, PartialQuestion defaults)
      throws ApiException {
    Questions all = new Questions().items(questions).defaults(defaults);
    return new CallPermissionsApi(http(FOR_MANY)).askCallPermissions(all, null, null).getItems();
  }

  /**
   * Reports how a call ended. An objection in it is in force when this returns.
   *
   * @throws ApiException if it is not on record: send the same again, it counts once
   */
  public OutcomeRecord report(UUID decision, OutcomeRequest outcome) throws ApiException {
    byte[] report = (decision + outcome.toString()).getBytes(StandardCharsets.UTF_8);
    String key = UUID.nameUUIDFromBytes(report).toString();
    return new OutcomesApi(http(FOR_MANY)).reportOutcome(decision, outcome, key);
  }

  /**
   * What makes numbers no longer callable, or callable again.
   *
   * @param after {@code now} to begin, then the {@code nextCursor} of the page before
   * @param wait how long to wait for a change, up to 30 seconds
   * @throws ApiException if it cannot be told: go on from the same cursor
   */
  public PageFeedItem changes(String after, Duration wait) throws ApiException {
    return new ChangesApi(http(wait.plus(FOR_MANY)))
        .listChanges(after, null, Math.toIntExact(wait.toSeconds()), null);
  }

  /** For the classes of {@code nl.magbellen.client.api}. */
  public ApiClient http() {
    return http(FOR_MANY);
  }

  private ApiClient http(Duration patience) {
    ApiClient http = new ApiClient();
    http.updateBaseUri(gateway.toString().replaceFirst("/$", ""));
    http.setConnectTimeout(FOR_ONE);
    http.setReadTimeout(patience);
    http.setRequestInterceptor(
        request -> request.setHeader("Authorization", "Bearer " + token.get()));
    return http;
  }
}
