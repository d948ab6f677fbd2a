package nl.magbellen.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {

  private static final byte[] SEED = new byte[32];

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 256})
  void eachEntryIsShownWithoutTheOthers(int count) {
    // Given
    List<List<byte[]>> texts = IntStream.range(0, count).mapToObj(EntriesTest::texts).toList();
    // When
    Entries entries = Entries.of(SEED, texts);
    // Then
    assertThat(IntStream.range(0, count))
        .allMatch(
            i ->
                entries
                    .proof(i)
                    .holds(Entries.hash(Entries.salt(SEED, i), texts(i)), entries.root()))
        .noneMatch(
            i ->
                entries
                    .proof(i)
                    .holds(Entries.hash(Entries.salt(SEED, i + 1), texts(i)), entries.root()))
        .noneMatch(
            i ->
                entries
                    .proof(i)
                    .holds(Entries.hash(Entries.salt(SEED, i), texts(i + 1)), entries.root()));
  }

  private static List<byte[]> texts(int number) {
    return IntStream.of(number, number / 7, 3)
        .mapToObj(it -> ("text " + it).getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
