package nl.magbellen.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.magbellen.number.Ids;
import nl.magbellen.service.transparency.LogReader;
import nl.magbellen.service.transparency.LogReader.Place;
import nl.magbellen.service.transparency.LogReader.Signed;
import nl.magbellen.transparency.Entries;
import nl.magbellen.transparency.EntryProof;
import nl.magbellen.transparency.EntryProof.Text;
import nl.magbellen.transparency.LeafHeader;
import nl.magbellen.transparency.Tree;

/** Shows that a decision is in the log as it was signed, without the others of its page. */
@ApplicationScoped
public class DecisionProofs {

  private static final String PAGE =
      """
      select p.id, d.place, p.content, %s
      from decision d join decision_page p on p.id = d.page and p.decided_at = d.decided_at
      where d.id = $1 and d.decided_at = $2
      """
          .formatted(PageLeaves.HEAD);

  private static final int FACTS = 1;
  private static final int ROW = 3;

  private final Pool pool;
  private final LogReader log;

  DecisionProofs(Pool pool, LogReader log) {
    this.pool = pool;
    this.log = log;
  }

  /**
   * The proof of a decision, by the newest checkpoint. The facts tell what was known of the number
   * by others than the decision's advertiser, and the row has the number's key.
   *
   * @param id of a decision on record
   * @param whole whether facts and row are told; otherwise their digests are
   * @return null while no checkpoint has it: for about a minute, and of tests for ever
   */
  public Uni<EntryProof> of(UUID id, boolean whole) {
    return pool.preparedQuery(PAGE)
        .execute(Tuple.of(id, Ids.instantOf(id).atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next())
        .flatMap(
            page ->
                Uni.combine()
                    .all()
                    .unis(log.place(PageLeaves.NAME, page.getUUID("id"), ""), log.newest())
                    .asTuple()
                    .flatMap(found -> proof(page, found.getItem1(), found.getItem2(), whole)));
  }

  private Uni<EntryProof> proof(Row page, Place place, Signed signed, boolean whole) {
    return place == null || signed == null || place.index() >= signed.size()
        ? Uni.createFrom().nullItem()
        : log.tree(signed.size(), place.index())
            .map(tree -> proof(page, place, signed, tree, whole));
  }

  private static EntryProof proof(Row page, Place place, Signed signed, Tree tree, boolean whole) {
    byte[] content = page.getBuffer("content").getBytes();
    List<List<byte[]>> decisions = LogPage.entries(content);
    Entries entries = Entries.of(place.seed(), decisions);
    int at = page.getShort("place");
    return new EntryProof(
        signed.note(),
        tree.inclusion(place.index()),
        new LeafHeader(PageLeaves.NAME, page.getUUID("id").toString(), ""),
        PageLeaves.head(page.getString("head"), content),
        entries.root(),
        entries.proof(at),
        Entries.salt(place.seed(), at),
        texts(decisions.get(at), whole));
  }

  private static List<Text> texts(List<byte[]> lines, boolean whole) {
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> {
              String text = new String(lines.get(i), StandardCharsets.UTF_8);
              return whole || (i != FACTS && i != ROW) ? Text.told(text) : Text.withheld(text);
            })
        .toList();
  }
}
