package nl.magbellen.phonecode;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import nl.magbellen.number.DutchTime;

/** The present, until a test moves it. */
@ApplicationScoped
public class SettableTime implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return DutchTime.now().plus(ahead);
  }

  /** Lets time pass at once. */
  public void pass(Duration more) {
    ahead = ahead.plus(more);
  }

  /** Back to the present. */
  public void reset() {
    ahead = Duration.ZERO;
  }
}
