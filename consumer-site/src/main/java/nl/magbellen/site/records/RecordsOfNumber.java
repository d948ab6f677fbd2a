package nl.magbellen.site.records;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.magbellen.site.caller.Names;
import nl.magbellen.site.complaint.Told;
import nl.magbellen.site.page.PageContext;
import nl.magbellen.site.service.AskedPermissions;
import nl.magbellen.site.service.ConsentRecords;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.SiteComplaint;
import nl.magbellen.site.service.SiteObjection;
import nl.magbellen.site.service.SitePrivacyRequest;

/**
 * What is on record about a number, as its page shows it.
 *
 * @param stored what consent-service says; empty when it cannot be reached
 * @param asked what the gateway says; empty when it cannot be reached
 * @param callers who may call, as the gateway says; empty when it cannot be known
 */
public record RecordsOfNumber(
    List<SiteObjection> objections,
    List<SiteComplaint> complaints,
    List<SitePrivacyRequest> requests,
    Optional<ConsentRecords.Records> stored,
    Optional<List<AskedPermissions.Question>> asked,
    Optional<List<AskedPermissions.OnRecord>> callers,
    Names names) {

  private static final int MOST_CANDIDATES = 1000;

  RecordsOfNumber with(Names found) {
    return new RecordsOfNumber(objections, complaints, requests, stored, asked, callers, found);
  }

  RecordsOfNumber withCallers(Optional<List<AskedPermissions.OnRecord>> found) {
    return new RecordsOfNumber(objections, complaints, requests, stored, asked, found, names);
  }

  /** Whoever has something on record that might let it call, {@code *} for all; and about what. */
  List<AskedPermissions.Candidate> candidates() {
    return Stream.of(
            consents().stream()
                .flatMap(
                    consent ->
                        Stream.concat(Stream.of(consent.advertiser()), consent.partners().stream())
                            .map(id -> new AskedPermissions.Candidate(id, consent.subject()))),
            relations().stream()
                .map(one -> new AskedPermissions.Candidate(one.advertiser(), one.subject())),
            requestedCalls().stream()
                .map(one -> new AskedPermissions.Candidate(one.advertiser(), one.subject())),
            publications().stream().flatMap(RecordsOfNumber::candidates))
        .flatMap(found -> found)
        .distinct()
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private static Stream<AskedPermissions.Candidate> candidates(ConsentRecords.Publication one) {
    return one.advertisers().stream()
        .flatMap(
            id -> one.subjects().stream().map(about -> new AskedPermissions.Candidate(id, about)));
  }

  /** Whether an objection against everybody is in force. */
  public boolean isObjectedToEverybody() {
    return objections.stream().anyMatch(one -> one.isInForce() && one.isForEverybody());
  }

  /** Whether an objection is in force against this advertiser, or against everybody. */
  public boolean isObjectedTo(String advertiser) {
    return isObjectedToEverybody()
        || objections.stream()
            .anyMatch(one -> one.isInForce() && one.advertiser().equals(advertiser));
  }

  /** Whether a question is the newest of its asker: there something can be done about it. */
  public boolean isNewestOfAsker(AskedPermissions.Question question) {
    return questions().stream()
        .filter(one -> one.advertiser().equals(question.advertiser()))
        .findFirst()
        .filter(newest -> newest == question)
        .isPresent();
  }

  /** The calls that somebody asked for. */
  public List<ConsentRecords.RequestedCall> requestedCalls() {
    return stored.map(ConsentRecords.Records::requestedCalls).orElse(List.of());
  }

  /** The calls that reached another person, as advertisers say. */
  public List<ConsentRecords.WrongPerson> wrongPersons() {
    return stored.map(ConsentRecords.Records::wrongPersons).orElse(List.of());
  }

  /** Everybody whose name the page needs. */
  Set<String> advertisers() {
    return Stream.of(
            objections.stream().map(SiteObjection::advertiser),
            complaints.stream().map(SiteComplaint::advertiser).filter(Objects::nonNull),
            requests.stream().map(SitePrivacyRequest::advertiser),
            consents().stream().map(ConsentRecords.Consent::advertiser),
            consents().stream().flatMap(consent -> consent.partners().stream()),
            relations().stream().map(ConsentRecords.Relation::advertiser),
            requestedCalls().stream().map(ConsentRecords.RequestedCall::advertiser),
            wrongPersons().stream().map(ConsentRecords.WrongPerson::advertiser),
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

  /** All requests for proof. */
  List<ConsentRecords.ProofRequest> proofRequests() {
    return stored.map(ConsentRecords.Records::proofRequests).orElse(List.of());
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

  /** What is known about a call that its callee complains about. */
  public Told told(SiteComplaint complaint, PageContext page) {
    String id = complaint.advertiser();
    return Told.of(complaint, id == null ? null : name(id), page);
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
