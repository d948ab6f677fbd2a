package nl.magbellen.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against what Go's tlog works out of the same leaves. */
class TreeTest {

  private static final GrownTree GROWN = GrownTree.to(66_000, 977);

  private record Line(long first, long second, List<Hash> hashes) {}

  @Test
  void rootsAreThoseOfGo() {
    // Given
    List<String[]> roots = vectors("root");
    // When
    List<String> ours =
        roots.stream().map(it -> GROWN.at(Long.parseLong(it[1])).root().toString()).toList();
    // Then
    assertThat(ours).hasSize(23).isEqualTo(roots.stream().map(it -> it[2]).toList());
  }

  @Test
  void inclusionProofsAreThoseOfGoAndHold() {
    // Given
    List<Line> vectors = lines("inclusion");
    // When
    List<InclusionProof> ours =
        vectors.stream().map(it -> GROWN.at(it.second, it.first).inclusion(it.first)).toList();
    // Then
    assertThat(ours).hasSize(17);
    assertThat(ours.stream().map(InclusionProof::hashes).toList())
        .isEqualTo(vectors.stream().map(Line::hashes).toList());
    assertThat(ours)
        .allMatch(it -> it.holds(GrownTree.leaf(it.index()), GROWN.at(it.size()).root()));
  }

  @Test
  void consistencyProofsAreThoseOfGoAndHold() {
    // Given
    List<Line> vectors = lines("consistency");
    // When
    List<ConsistencyProof> ours =
        vectors.stream()
            .map(it -> GROWN.at(it.second, it.first - 1).consistency(it.first))
            .toList();
    // Then
    assertThat(ours).hasSize(19);
    assertThat(ours.stream().map(ConsistencyProof::hashes).toList())
        .isEqualTo(vectors.stream().map(Line::hashes).toList());
    assertThat(ours).allMatch(it -> it.holds(GROWN.at(it.from()).root(), GROWN.at(it.to()).root()));
  }

  @Property(tries = 300)
  void proofsHoldForTheirOwnLeafAndTreeAlone(
      @ForAll @IntRange(min = 2, max = 3000) int size, @ForAll int any, @ForAll int changed) {
    // Given
    long leaf = Math.floorMod(any, size);
    Hash root = GROWN.at(size).root();
    InclusionProof proof = GROWN.at(size, leaf).inclusion(leaf);
    ConsistencyProof consistency = GROWN.at(size, leaf).consistency(leaf + 1);
    Hash older = GROWN.at(leaf + 1).root();
    // When
    InclusionProof wrong =
        new InclusionProof(leaf, size, oneChanged(proof.hashes(), Math.abs(changed / 2)));
    // Then
    assertThat(proof.holds(GrownTree.leaf(leaf), root)).isTrue();
    assertThat(proof.holds(GrownTree.leaf(leaf + 1), root)).isFalse();
    assertThat(wrong.holds(GrownTree.leaf(leaf), root)).isFalse();
    assertThat(consistency.holds(older, root)).isTrue();
    assertThat(consistency.holds(GrownTree.leaf(1), root)).isFalse();
  }

  @Property(tries = 100)
  void howManyLeavesAreAddedAtOnceMakesNoDifference(
      @ForAll @IntRange(min = 1, max = 700) int step) {
    // When
    GrownTree tree = GrownTree.to(1100, step);
    // Then
    assertThat(tree.at(1100).root()).isEqualTo(GROWN.at(1100).root());
  }

  @Test
  void treeWithAHashTooFewIsSaidToBeSo() {
    // Given
    Map<TileId, byte[]> tiles = new HashMap<>(GROWN.tiles);
    tiles.computeIfPresent(new TileId(0, 2), (_, hashes) -> Arrays.copyOf(hashes, 32 * 100));
    // When
    Tree tree = new Tree(700, tiles);
    // Then
    assertThatThrownBy(tree::root)
        .isInstanceOf(MissingHashException.class)
        .hasMessageContaining("0/2");
    assertThatThrownBy(() -> Growth.of(700, tiles, List.of(GrownTree.leaf(700))))
        .isInstanceOf(MissingHashException.class);
  }

  private static List<Hash> oneChanged(List<Hash> hashes, int any) {
    Hash[] changed = hashes.toArray(Hash[]::new);
    changed[any % changed.length] = GrownTree.leaf(70_000);
    return List.of(changed);
  }

  private static List<Line> lines(String kind) {
    return vectors(kind).stream()
        .map(
            it ->
                new Line(
                    Long.parseLong(it[1]),
                    Long.parseLong(it[2]),
                    it.length < 4
                        ? List.of()
                        : Arrays.stream(it[3].split(",")).map(Hash::parse).toList()))
        .toList();
  }

  static List<String[]> vectors(String kind) {
    try (var file = TreeTest.class.getResourceAsStream("/tlog.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .filter(words -> words[0].equals(kind))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The vectors cannot be read.", e);
    }
  }
}
