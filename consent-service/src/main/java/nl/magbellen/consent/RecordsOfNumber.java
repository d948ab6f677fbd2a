package nl.magbellen.consent;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.magbellen.number.NumberKey;
import nl.magbellen.number.NumberKeys;
import nl.magbellen.number.TelephoneNumber;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages through records that have a number key, an advertiser and an id, in the order of ids. */
@ApplicationScoped
public class RecordsOfNumber {

  private final NumberKeys keys;

  RecordsOfNumber(NumberKeys keys) {
    this.keys = keys;
  }

  /**
   * Some records, oldest first, in the caller's session.
   *
   * @param entity has the attributes {@code id}, {@code advertiser} and {@code numberKey}
   * @param number whose; null for any
   * @param advertisers whose; null for all
   * @param after only records with a greater id
   */
  public <T> Uni<List<T>> list(
      Class<T> entity,
      TelephoneNumber number,
      Collection<String> advertisers,
      UUID after,
      int most) {
    String query =
        "from "
            + entity.getSimpleName()
            + " where id > :after"
            + (advertisers == null ? "" : " and advertiser in :advertisers")
            + (number == null ? "" : " and numberKey in :numberKeys")
            + " order by id";
    return Panache.getSession()
        .flatMap(
            session -> {
              Mutiny.SelectionQuery<T> found =
                  session
                      .createSelectionQuery(query, entity)
                      .setParameter("after", after)
                      .setMaxResults(most);
              if (advertisers != null) {
                found.setParameter("advertisers", advertisers);
              }
              if (number != null) {
                found.setParameter("numberKeys", uuids(number));
              }
              return found.getResultList();
            });
  }

  private List<UUID> uuids(TelephoneNumber number) {
    return keys.all(number).stream().map(NumberKey::value).toList();
  }
}
