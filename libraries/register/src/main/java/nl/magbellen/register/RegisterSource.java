package nl.magbellen.register;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import nl.magbellen.register.AdvertiserQuestion.Asked;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gives a service its view of the register of advertisers. */
@Singleton
class RegisterSource {

  /** Unless the program has another, as a test may. */
  @Produces
  @DefaultBean
  @Singleton
  AdvertiserRegister register(
      @RestClient AdvertiserQuestion question,
      @ConfigProperty(name = "magbellen.advertisers.deadline") Duration deadline) {
    return new AdvertiserRegister(ids -> registeredAmong(question, ids), deadline);
  }

  /** Unless the program has another, as a test may. */
  @Produces
  @DefaultBean
  @Singleton
  AdvertiserNames names(
      @RestClient AdvertiserQuestion question,
      @ConfigProperty(name = "magbellen.advertisers.deadline") Duration deadline) {
    return new AdvertiserNames(ids -> question.ask(new Asked(ids)), deadline);
  }

  private static Uni<Set<String>> registeredAmong(
      AdvertiserQuestion question, Collection<String> ids) {
    return question
        .ask(new Asked(ids))
        .map(
            found ->
                found.items().stream()
                    .map(AdvertiserQuestion.Advertiser::id)
                    .collect(Collectors.toSet()));
  }
}
