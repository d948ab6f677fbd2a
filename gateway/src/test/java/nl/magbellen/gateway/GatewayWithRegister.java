package nl.magbellen.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * The gateway with its database and a {@link RegisterInMemory}; the other services do not run, but
 * for telling that nothing has changed, and taking objections if a test wants that. A test class
 * with a field of type {@link ObjectionsInMemory} gets those there.
 */
public final class GatewayWithRegister implements QuarkusTestResourceLifecycleManager {

  private final GatewayWorld world = new GatewayWorld();
  private final ObjectionsInMemory objections = new ObjectionsInMemory();
  private final RegisterInMemory register = new RegisterInMemory(objections);

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
    tests.injectIntoFields(objections, new TestInjector.MatchesType(ObjectionsInMemory.class));
  }

  @Override
  public void stop() {
    register.stop();
    world.stop();
  }
}
