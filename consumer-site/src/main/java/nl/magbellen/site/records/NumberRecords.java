package nl.magbellen.site.records;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Objections;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Gathers what is on record about a number; what cannot be reached is left out and said so. */
@ApplicationScoped
class NumberRecords {

  private static final Logger LOG = Logger.getLogger(NumberRecords.class);
  private static final Period QUESTIONS_OF = Period.ofMonths(12);

  private final Objections objections;
  private final ConsentRecords consents;
  private final AskedPermissions questions;
  private final Advertisers advertisers;
  private final NumberKeys keys;

  NumberRecords(
      Objections objections,
      @RestClient ConsentRecords consents,
      @RestClient AskedPermissions questions,
      Advertisers advertisers,
      NumberKeys keys) {
    this.objections = objections;
    this.consents = consents;
    this.questions = questions;
    this.advertisers = advertisers;
    this.keys = keys;
  }

  Uni<RecordsOfNumber> of(TelephoneNumber number) {
    return Uni.combine()
        .all()
        .unis(objections.ofNumber(number).map(List::reversed), stored(number), asked(number))
        .with((made, stored, asked) -> new RecordsOfNumber(made, stored, asked, Names.UNKNOWN))
        .flatMap(found -> advertisers.names(found.advertisers()).map(found::with));
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
    ZonedDateTime since = DutchTime.now().atZone(DutchTime.ZONE).minus(QUESTIONS_OF);
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
