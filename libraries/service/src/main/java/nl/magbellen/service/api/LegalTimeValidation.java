package nl.magbellen.service.api;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import nl.magbellen.number.DutchTime;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/**
 * History may arrive late but not early: {@code @PastOrPresent} allows five minutes of clock
 * difference, and today is today in Amsterdam.
 */
@ApplicationScoped
public class LegalTimeValidation implements ValidatorFactoryCustomizer {

  /** How far a recorded instant may lie in the future. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final InstantSource time;

  LegalTimeValidation(InstantSource time) {
    this.time = time;
  }

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    configuration
        .temporalValidationTolerance(TOLERANCE)
        .clockProvider(() -> time.withZone(DutchTime.ZONE));
  }
}
