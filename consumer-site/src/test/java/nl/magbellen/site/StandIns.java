package nl.magbellen.site;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.service.register.AdvertiserRegister;
import nl.magbellen.site.service.Objection;
import nl.magbellen.site.service.Objections;

/** What the service that includes the site gives it: here, registers with nothing in them. */
final class StandIns {

  @Produces
  @Singleton
  AdvertiserRegister advertisers() {
    return new AdvertiserRegister(ids -> Uni.createFrom().item(Set.of()), Duration.ofSeconds(1));
  }

  @Produces
  @Singleton
  Objections objections() {
    return new NoObjections();
  }

  private static final class NoObjections implements Objections {

    @Override
    public Uni<Objection> register(NewObjection made) {
      return Uni.createFrom().failure(new UnsupportedOperationException("Nothing is kept here."));
    }

    @Override
    public Uni<Boolean> lift(Lift lift) {
      return Uni.createFrom().item(false);
    }

    @Override
    public Uni<List<Objection>> ofNumber(TelephoneNumber number) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Objection> find(UUID id, TelephoneNumber number) {
      return Uni.createFrom().nullItem();
    }
  }
}
