package nl.magbellen.consent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.magbellen.service.testing.TestWorld;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/** The consent service with its database and a key for proofs. */
public final class ConsentWorld implements QuarkusTestResourceLifecycleManager {

  private final TestWorld world = new TestWorld();

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(world.start());
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
  public void stop() {
    world.stop();
  }
}
