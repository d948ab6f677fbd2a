package nl.magbellen.site;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.register.AdvertiserRegister;
import nl.magbellen.site.service.Complaints;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.PrivacyRequests;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.service.SitePrivacyRequest;

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

  @Produces
  @Singleton
  Complaints complaints() {
    return new NoComplaints();
  }

  @Produces
  @Singleton
  PrivacyRequests requests() {
    return new NoRequests();
  }

  private static final class NoComplaints implements Complaints {

    @Override
    public Uni<SiteComplaint> register(NewComplaint made) {
      return Uni.createFrom().failure(new UnsupportedOperationException("Nothing is kept here."));
    }

    @Override
    public Uni<List<SiteComplaint>> ofNumber(TelephoneNumber number) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<SiteComplaint> find(UUID id, TelephoneNumber number) {
      return Uni.createFrom().nullItem();
    }
  }

  private static final class NoRequests implements PrivacyRequests {

    @Override
    public Uni<SitePrivacyRequest> register(NewRequest made) {
      return Uni.createFrom().failure(new UnsupportedOperationException("Nothing is kept here."));
    }

    @Override
    public Uni<List<SitePrivacyRequest>> ofNumber(TelephoneNumber number) {
      return Uni.createFrom().item(List.of());
    }
  }

  private static final class NoObjections implements Objections {

    @Override
    public Uni<SiteObjection> register(NewObjection made) {
      return Uni.createFrom().failure(new UnsupportedOperationException("Nothing is kept here."));
    }

    @Override
    public Uni<Boolean> lift(Lift lift) {
      return Uni.createFrom().item(false);
    }

    @Override
    public Uni<List<SiteObjection>> ofNumber(TelephoneNumber number) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<SiteObjection> find(UUID id, TelephoneNumber number) {
      return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<SiteObjection> find(UUID id) {
      return Uni.createFrom().nullItem();
    }
  }
}
