package nl.magbellen.site.records;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.number.DutchTime;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.caller.Advertisers;
import nl.magbellen.site.caller.Names;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.Complaints;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Objections;
import nl.magbellen.site.service.PrivacyRequests;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.service.SitePrivacyRequest;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Gathers what is on record about a number; what cannot be reached is left out and said so. */
@ApplicationScoped
class RecordsGatherer {

  private static final Logger LOG = Logger.getLogger(RecordsGatherer.class);
  private static final Period QUESTIONS_OF = Period.ofMonths(12);

  private final Objections objections;
  private final Complaints complaints;
  private final PrivacyRequests requests;
  private final ConsentRecords consents;
  private final AskedPermissions questions;
  private final Advertisers advertisers;
  private final NumberKeys keys;
  private final InstantSource time;

  RecordsGatherer(
      Objections objections,
      Complaints complaints,
      PrivacyRequests requests,
      @RestClient ConsentRecords consents,
      @RestClient AskedPermissions questions,
      Advertisers advertisers,
      NumberKeys keys,
      InstantSource time) {
    this.objections = objections;
    this.complaints = complaints;
    this.requests = requests;
    this.consents = consents;
    this.questions = questions;
    this.advertisers = advertisers;
    this.keys = keys;
    this.time = time;
  }

  Uni<RecordsOfNumber> of(TelephoneNumber number) {
    return Uni.combine()
        .all()
        .unis(registered(number), stored(number), asked(number))
        .with(
            (registered, stored, asked) ->
                new RecordsOfNumber(
                    registered.objections(),
                    registered.complaints(),
                    registered.requests(),
                    stored,
                    asked,
                    Optional.empty(),
                    Names.UNKNOWN))
        .flatMap(found -> callers(number, found).map(found::withCallers))
        .flatMap(found -> advertisers.names(found.advertisers()).map(found::with));
  }

  /** What the service has that includes the site. */
  private record Registered(
      List<SiteObjection> objections,
      List<SiteComplaint> complaints,
      List<SitePrivacyRequest> requests) {}

  /** One after the other: they share the request's session with the database. */
  private Uni<Registered> registered(TelephoneNumber number) {
    return objections
        .ofNumber(number)
        .flatMap(
            made ->
                complaints
                    .ofNumber(number)
                    .flatMap(
                        told ->
                            requests
                                .ofNumber(number)
                                .map(asked -> new Registered(made.reversed(), told, asked))));
  }

  /** Who may call; nobody need be asked when nobody may. */
  private Uni<Optional<List<AskedPermissions.OnRecord>>> callers(
      TelephoneNumber number, RecordsOfNumber found) {
    if (!found.consentsReachable()) {
      return Uni.createFrom().item(Optional.empty());
    }
    List<AskedPermissions.Candidate> candidates = found.candidates();
    if (found.isObjectedToEverybody() || candidates.isEmpty()) {
      return Uni.createFrom().item(Optional.of(List.of()));
    }
    return questions
        .whoMayCall(new AskedPermissions.Candidates(number, candidates))
        .map(answer -> Optional.of(answer.items()))
        .onFailure()
        .recoverWithItem(failure -> unreached("gateway", failure));
  }

  /** The number's keys, as the other services ask for them. */
  List<UUID> keys(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toList();
  }

  private Uni<Optional<ConsentRecords.Records>> stored(TelephoneNumber number) {
    return consents
        .records(new ConsentRecords.Holder(keys(number)))
        .map(Optional::of)
        .onFailure()
        .recoverWithItem(failure -> unreached("consent-service", failure));
  }

  private Uni<Optional<List<AskedPermissions.Question>>> asked(TelephoneNumber number) {
    ZonedDateTime since = time.instant().atZone(DutchTime.ZONE).minus(QUESTIONS_OF);
    return questions
        .since(new AskedPermissions.Since(keys(number), since.toInstant()))
        .map(found -> Optional.of(found.items()))
        .onFailure()
        .recoverWithItem(failure -> unreached("gateway", failure));
  }

  private static <T> Optional<T> unreached(String service, Throwable failure) {
    LOG.warnf("%s was not reached: %s", service, failure.getMessage());
    return Optional.empty();
  }
}
