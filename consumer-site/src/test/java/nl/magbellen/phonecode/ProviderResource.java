package nl.magbellen.phonecode;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A provider for the service under test. */
public final class ProviderResource implements QuarkusTestResourceLifecycleManager {

  private Provider provider;

  @Override
  public Map<String, String> start() {
    provider = new Provider();
    return Map.of(
        "magbellen.codes.sender", "http",
        "magbellen.codes.http.url", provider.url("/messages").toString(),
        "magbellen.codes.http.first-retry-after", "PT0.02S",
        "magbellen.codes.http.report.secret", "only the provider knows",
        "magbellen.codes.site", "magbellen.test",
        "quarkus.log.category.\"nl.magbellen\".level", "TRACE",
        "quarkus.log.category.\"nl.magbellen\".min-level", "TRACE");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(provider, new TestInjector.MatchesType(Provider.class));
  }

  @Override
  public void stop() {
    provider.close();
  }
}
