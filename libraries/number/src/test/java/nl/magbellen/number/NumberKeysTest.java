package nl.magbellen.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberKeysTest {
  private static final byte[] OLD = secret('o');
  private static final byte[] NEW = secret('n');
  private static final TelephoneNumber NUMBER = TelephoneNumber.parse("+31612345678");

  private final NumberKeys before = new NumberKeys(VersionedSecrets.of(Map.of(1, OLD)));
  private final NumberKeys during = new NumberKeys(VersionedSecrets.of(Map.of(1, OLD, 2, NEW)));

  /** Computed by OpenSSL: stored keys must be found by every later release. */
  @Test
  void keysStayWhatTheyAre() {
    assertEquals("7e791dd9-eaa5-ef02-66e1-c6e78ec1987b", before.newest(NUMBER).toString());
    assertEquals("8d10b644-2bb1-a608-4a13-c595881e649e", before.newest("06-nonsense").toString());
  }

  @Test
  void writesUseTheNewestSecretAndLookUpsAll() {
    // When
    var all = during.all(NUMBER);

    // Then
    assertEquals(List.of(during.newest(NUMBER), before.newest(NUMBER)), all);
    assertNotEquals(all.get(0), all.get(1));
  }

  @Test
  void textsHaveKeysOfEverySecretToo() {
    assertEquals(
        List.of(during.newest("nonsense"), before.newest("nonsense")), during.all("nonsense"));
  }

  @Test
  void aTextNeverHasTheKeyOfANumber() {
    assertNotEquals(before.newest(NUMBER), before.newest(NUMBER.e164()));
  }

  @Test
  void keysReadBackFromTheirText() {
    // Given
    var key = before.newest(NUMBER);

    // Then
    assertEquals(key, NumberKey.parse(key.toString()));
  }

  @Test
  void manyThreadsGetTheSameKeys() {
    // Given
    var expected = before.newest(NUMBER);

    // When
    var keys =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(i -> before.newest(NUMBER))
            .collect(Collectors.toSet());

    // Then
    assertEquals(Set.of(expected), keys);
  }

  @Property
  void keysAreEqualExactlyWhenNumbersAre(
      @ForAll("numbers") TelephoneNumber one, @ForAll("numbers") TelephoneNumber other) {
    assertEquals(one.equals(other), before.newest(one).equals(before.newest(other)));
    assertEquals(before.newest(one), before.newest(TelephoneNumber.parse(one.e164())));
  }

  @Provide
  Arbitrary<TelephoneNumber> numbers() {
    return Arbitraries.integers()
        .between(10_000_000, 10_000_020)
        .map(digits -> TelephoneNumber.parse("06" + digits));
  }

  private static byte[] secret(char letter) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) letter);
    return bytes;
  }
}
