package nl.magbellen.site.caller;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.magbellen.site.service.CallerDirectory;
import nl.magbellen.site.service.CallerDirectory.Advertiser;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Advertisers by name; goes without where caller-id-service cannot be reached. */
@ApplicationScoped
public class Advertisers {

  private static final Logger LOG = Logger.getLogger(Advertisers.class);
  private static final int MOST = 20;
  private static final int MOST_OF_ALL = 1000;

  private final CallerDirectory directory;

  Advertisers(@RestClient CallerDirectory directory) {
    this.directory = directory;
  }

  /** Those whose name contains the text; empty when caller-id-service cannot be asked. */
  public Uni<Optional<List<Advertiser>>> search(String name) {
    return directory
        .search(new CallerDirectory.Search(name, MOST))
        .map(found -> Optional.of(found.items()))
        .onFailure()
        .recoverWithItem(Advertisers::nobody);
  }

  /** Every active advertiser, by name; empty when caller-id-service cannot be asked. */
  public Uni<Optional<List<Advertiser>>> all() {
    return directory
        .search(new CallerDirectory.Search("", MOST_OF_ALL))
        .map(found -> Optional.of(found.items()))
        .onFailure()
        .recoverWithItem(Advertisers::nobody);
  }

  /** The names of these; {@link Names#UNKNOWN} when caller-id-service cannot be asked. */
  public Uni<Names> names(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Names.of(List.of()));
    }
    return directory
        .names(new CallerDirectory.Ids(ids))
        .map(found -> Names.of(found.items()))
        .onFailure()
        .recoverWithItem(Advertisers::noNames);
  }

  /** The advertiser with an id; empty when there is none, or nobody can be asked. */
  public Uni<Optional<Advertiser>> find(String id) {
    return directory
        .names(new CallerDirectory.Ids(List.of(id)))
        .map(found -> found.items().stream().filter(one -> one.id().equals(id)).findFirst())
        .onFailure()
        .recoverWithItem(Advertisers::notFound);
  }

  /** The name of a party, as a sentence takes it. */
  public Uni<String> name(String id) {
    return names(List.of(id)).map(names -> names.of(id));
  }

  private static Optional<List<Advertiser>> nobody(Throwable failure) {
    LOG.warnf("caller-id-service was not reached: %s", failure.getMessage());
    return Optional.empty();
  }

  private static Optional<Advertiser> notFound(Throwable failure) {
    LOG.warnf("caller-id-service was not reached: %s", failure.getMessage());
    return Optional.empty();
  }

  private static Names noNames(Throwable failure) {
    LOG.warnf("caller-id-service was not reached: %s", failure.getMessage());
    return Names.UNKNOWN;
  }
}
