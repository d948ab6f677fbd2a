package nl.magbellen.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The gateway with its database and a {@link RegisterInMemory}; the other services do not run, but
 * for telling that nothing has changed.
 */
public final class GatewayWithRegister implements QuarkusTestResourceLifecycleManager {

  private final GatewayWorld world = new GatewayWorld();
  private final RegisterInMemory register = new RegisterInMemory();

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(world.start());
    settings.put("quarkus.rest-client.caller-id.url", register.url());
    settings.put("quarkus.rest-client.consent.url", register.urlOfOthers());
    settings.put("quarkus.rest-client.objection.url", register.urlOfOthers());
    return settings;
  }

  @Override
  public void inject(TestInjector tests) {
    world.inject(tests);
  }

  @Override
  public void stop() {
    register.stop();
    world.stop();
  }
}
