package nl.magbellen.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent, and where to. */
@ConfigMapping(prefix = "magbellen.webhooks")
public interface WebhookSettings {

  /** How often a replica looks who is due. */
  Duration lookEvery();

  /** Networks that receivers may be in though they are not public, as {@code 10.1.0.0/16}. */
  Optional<List<String>> allowedNetworks();

  /** Whether receivers may be asked without TLS. */
  @WithDefault("false")
  boolean http();

  /** How long a receiver may take, from the search for its address to its answer. */
  Duration answerWithin();

  /** How soon a receiver takes a message that is prompt; the others share half of the places. */
  Duration promptWithin();

  /** To how many receivers one replica sends at the same time. */
  int places();

  /** How often a change is tried before it is a dead letter. */
  int attempts();

  /** How long after the first try the second comes; each further wait is three times as long. */
  Duration firstRetryAfter();

  /** The longest of these waits. */
  Duration longestRetryAfter();

  /** How many subscriptions a client may have. */
  int mostPerClient();

  /** How long a replica that is not heard of keeps others from sending in its place. */
  Duration lease();

  /** How long dead letters are kept. */
  Duration deadLettersKeptFor();
}
