package nl.magbellen.gateway.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of an operator who allows these networks. */
record SettingsOf(String... networks) implements WebhookSettings {

  @Override
  public Duration lookEvery() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Optional<List<String>> allowedNetworks() {
    return networks.length == 0 ? Optional.empty() : Optional.of(List.of(networks));
  }

  @Override
  public boolean http() {
    return false;
  }

  @Override
  public Duration answerWithin() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration promptWithin() {
    return Duration.ofSeconds(2);
  }

  @Override
  public int places() {
    return 2;
  }

  @Override
  public int attempts() {
    return 3;
  }

  @Override
  public Duration firstRetryAfter() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration longestRetryAfter() {
    return Duration.ofHours(1);
  }

  @Override
  public int mostPerClient() {
    return 5;
  }

  @Override
  public Duration lease() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration deadLettersKeptFor() {
    return Duration.ofDays(1);
  }
}
