package nl.magbellen.service.transparency;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import nl.magbellen.service.signing.SigningKeys;
import nl.magbellen.transparency.store.LogSigner;
import nl.magbellen.transparency.store.PurgeStatements;
import nl.magbellen.transparency.store.RecordKind;

/**
 * The kinds of records of this service's log, and by what key it signs; a service may have none.
 */
@Singleton
class OwnLog {

  private final List<RecordKind> kinds;
  private final Instance<SigningKeys> keys;
  private final LogSettings settings;

  OwnLog(@All List<RecordKind> kinds, Instance<SigningKeys> keys, LogSettings settings) {
    this.kinds = kinds;
    this.keys = keys;
    this.settings = settings;
  }

  /** Whether it has a log. */
  boolean isThere() {
    return !kinds.isEmpty();
  }

  /** All kinds of its leaves. */
  List<RecordKind> kinds() {
    return Stream.concat(kinds.stream(), Stream.of(new PurgeStatements())).toList();
  }

  LogSigner signer() {
    return LogSigners.of(settings.origin(), keys.get());
  }
}
