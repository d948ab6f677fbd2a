package nl.magbellen.consent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import nl.magbellen.service.health.WarmUpTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The service begins all the same when a warm-up fails, so that nobody else would notice. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class WarmUpTest {

  @Inject @Any Instance<WarmUpTask> tasks;

  @Test
  void lookUpsAndProofsAreWarmedUp() {
    // When
    Executable all = () -> tasks.forEach(task -> task.warmUp().await().indefinitely());
    // Then
    assertDoesNotThrow(all);
  }
}
