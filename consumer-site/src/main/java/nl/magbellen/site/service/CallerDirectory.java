package nl.magbellen.site.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Language;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What caller-id-service says about who calls. */
@Path("/internal/consumer")
@RegisterRestClient(configKey = "caller-id")
@OidcClientFilter
public interface CallerDirectory {

  /** The active advertisers whose name or id contains a text. */
  @POST
  @Path("advertisers")
  Uni<Advertisers> search(Search search);

  /** The names of advertisers. */
  @POST
  @Path("advertiser-names")
  Uni<Advertisers> names(Ids ids);

  /** Who calls from a number. */
  @POST
  @Path("directory")
  Uni<Entry> whoCallsFrom(Question question);

  record Search(String name, int limit) {}

  record Ids(Collection<String> ids) {}

  record Question(TelephoneNumber number) {}

  /** Some advertisers. */
  record Advertisers(List<Advertiser> items) {}

  /** An advertiser as consumers know it; its website and sector may be null. */
  record Advertiser(String id, String name, String website, String sector) {}

  /** Who calls from a number; no callers when it is not registered. */
  record Entry(List<Caller> callers, Words howToObject, Words advice) {}

  /** One who calls from the number. */
  record Caller(
      Advertiser advertiser,
      String agency,
      Instant since,
      Instant publishedAt,
      String publicationUrl,
      Instant lastCheckedAt) {}

  /** A text in both languages. */
  record Words(String nl, String en) {

    /** The text in a language. */
    public String in(Language language) {
      return switch (language) {
        case DUTCH -> nl;
        case ENGLISH -> en;
      };
    }
  }

  @ClientObjectMapper
  static ObjectMapper objectMapper(ObjectMapper usual) {
    return ServiceJson.MAPPER;
  }
}
