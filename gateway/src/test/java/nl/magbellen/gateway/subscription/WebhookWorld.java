package nl.magbellen.gateway.subscription;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import nl.magbellen.gateway.feed.SourcesInMemory;

/**
 * The gateway with services that tell changes, which looks for them without pause. A test class
 * with a field of this type gets it there.
 */
public final class WebhookWorld implements QuarkusTestResourceLifecycleManager {

  private final SourcesInMemory sources = new SourcesInMemory();
  private final AtomicLong last = new AtomicLong(1_000_000);

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(sources.start());
    settings.put("magbellen.webhooks.look-every", "0.1s");
    settings.put("magbellen.webhooks.attempts", "3");
    settings.put("magbellen.webhooks.first-retry-after", "PT0.2S");
    settings.put("magbellen.webhooks.answer-within", "PT2S");
    settings.put("magbellen.webhooks.prompt-within", "PT1S");
    settings.put("magbellen.webhooks.places", "4");
    settings.put("magbellen.webhooks.lease", "PT20S");
    return settings;
  }

  /** From now on the services tell so many changes more; their ids. */
  synchronized List<String> changed(String source, String kind, String advertiser, int times) {
    return IntStream.range(0, times)
        .mapToObj(
            _ -> {
              long position = last.incrementAndGet();
              sources.changed(source, position, kind, advertiser);
              return source + "-" + position;
            })
        .toList();
  }

  /** From now on this service tells nothing. */
  void fail(String source) {
    sources.fail(source);
  }

  /** All tell again. */
  void recover() {
    sources.recover();
  }

  @Override
  public void inject(TestInjector tests) {
    sources.inject(tests);
    tests.injectIntoFields(this, new TestInjector.MatchesType(WebhookWorld.class));
  }

  @Override
  public void stop() {
    sources.stop();
  }
}
