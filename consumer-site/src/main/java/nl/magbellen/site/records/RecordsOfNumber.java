package nl.magbellen.site.records;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.site.caller.Names;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Objection;
import nl.magbellen.site.service.Party;

/**
 * What is on record about a number, as its page shows it.
 *
 * @param stored what consent-service says; empty when it cannot be reached
 * @param asked what the gateway says; empty when it cannot be reached
 */
public record RecordsOfNumber(
    List<Objection> objections,
    Optional<ConsentRecords.Records> stored,
    Optional<List<AskedPermissions.Question>> asked,
    Names names) {

  RecordsOfNumber with(Names found) {
    return new RecordsOfNumber(objections, stored, asked, found);
  }

  /** Everybody whose name the page needs. */
  Set<String> advertisers() {
    return Stream.of(
            objections.stream().map(Objection::advertiser),
            consents().stream().map(ConsentRecords.Consent::advertiser),
            consents().stream().flatMap(consent -> consent.partners().stream()),
            relations().stream().map(ConsentRecords.Relation::advertiser),
            publications().stream().flatMap(published -> published.advertisers().stream()),
            questions().stream().map(AskedPermissions.Question::advertiser))
        .flatMap(ids -> ids)
        .filter(id -> !new Party(id).isEverybody())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether consent-service answered. */
  public boolean consentsReachable() {
    return stored.isPresent();
  }

  /** Whether the gateway answered. */
  public boolean questionsReachable() {
    return asked.isPresent();
  }

  /** Whether ids stand where names should. */
  public boolean namesMissing() {
    return !names.known();
  }

  /** The consents, in the order of consent-service. */
  public List<ConsentRecords.Consent> consents() {
    return stored.map(ConsentRecords.Records::consents).orElse(List.of());
  }

  /** The customer relations. */
  public List<ConsentRecords.Relation> relations() {
    return stored.map(ConsentRecords.Records::relations).orElse(List.of());
  }

  /** Where the number was published as a business number, as advertisers say. */
  public List<ConsentRecords.Publication> publications() {
    return stored.map(ConsentRecords.Records::publishedNumbers).orElse(List.of());
  }

  /** The requests for proof of a consent. */
  public List<ConsentRecords.ProofRequest> proofRequestsOf(ConsentRecords.Consent consent) {
    return stored.map(ConsentRecords.Records::proofRequests).orElse(List.of()).stream()
        .filter(request -> request.consent().equals(consent.id()))
        .toList();
  }

  /** Who asked to call the number. */
  public List<AskedPermissions.Question> questions() {
    return asked.orElse(List.of());
  }

  /** The name of an advertiser. */
  public String name(String id) {
    return names.of(id);
  }

  /** The names of advertisers, in one line. */
  public String names(List<String> ids) {
    return ids.stream().map(names::of).collect(Collectors.joining(", "));
  }
}
