package nl.magbellen.gateway.apikey;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How API keys are made and taken. */
@ConfigMapping(prefix = "magbellen.api-keys")
interface ApiKeySettings {

  /** How long a request waits to know its key; then it is refused. */
  Duration deadline();

  /** How long a key lives whose maker does not say. */
  Duration usualLife();

  /** How long a key may live. */
  Duration longestLife();
}
