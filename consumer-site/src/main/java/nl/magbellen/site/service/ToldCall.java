package nl.magbellen.site.service;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import nl.magbellen.number.TelephoneNumber;

/**
 * A call as its callee tells of it.
 *
 * @param caller the number that was shown; null when none was
 * @param calledAt when it rang
 * @param noConsent no consent was given
 * @param hadObjected an objection was made before
 * @param notTold nobody told how to object
 */
@RegisterForReflection
public record ToldCall(
    TelephoneNumber caller,
    Instant calledAt,
    boolean noConsent,
    boolean hadObjected,
    boolean notTold) {}
