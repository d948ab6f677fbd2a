package nl.magbellen.consent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.testing.RegisterStandIn;
import nl.magbellen.service.testing.TestWorld;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * The consent service with its database, a key for proofs, and somebody to ask for advertisers. A
 * test class with a field of type {@link RegisterStandIn} gets the latter there.
 */
public final class ConsentWorld implements QuarkusTestResourceLifecycleManager {

  /** No advertiser with an id that begins so is registered, every other one is. */
  static final String NOBODY = "nobody";

  private final TestWorld world = new TestWorld();
  private final RegisterStandIn register = new RegisterStandIn().knowingSubjects();

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(world.start());
    settings.putAll(register.start());
    register.registerWhere(id -> !id.startsWith(NOBODY));
    settings.put("magbellen.proof.keys", proofKeys());
    return settings;
  }

  private static String proofKeys() {
    try {
      OctetKeyPairJsonWebKey key =
          OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId("proof-test");
      return JsonUtil.toJson(
          Map.of("keys", List.of(key.toParams(OutputControlLevel.INCLUDE_PRIVATE))));
    } catch (JoseException e) {
      throw new IllegalStateException("Every JDK makes Ed25519 keys.", e);
    }
  }

  @Override
  public void inject(TestInjector tests) {
    world.inject(tests);
    register.inject(tests);
  }

  @Override
  public void stop() {
    register.stop();
    world.stop();
  }
}
