package nl.magbellen.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * No list, however spoilt, stops its reader, loses a row silently or ends as whole when it is not.
 * The corpus holds made-up lists of every program, encoding and fault that is known; here their
 * bytes are spoilt further.
 */
class SpoiltListsTest {

  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final List<String> FIELDS = List.of("callee", "reference", "calleeMinor");

  /** What breaks lists: ends of lines, quotes, separators, marks, halves of characters. */
  private static final byte[] TROUBLE = {
    0,
    '\n',
    '\r',
    '"',
    ',',
    ';',
    '\t',
    '|',
    '=',
    (byte) 0xEF,
    (byte) 0xBB,
    (byte) 0xBF,
    (byte) 0xFF,
    (byte) 0xFE,
    (byte) 0xC3,
    (byte) 0xD8,
    (byte) 0xED,
    '0',
    '6',
    ' '
  };

  /** One change of a list. */
  record Change(int place, int kind, byte with) {

    byte[] of(byte[] list) {
      if (list.length == 0) {
        return new byte[] {with};
      }
      int at = Math.floorMod(place, list.length);
      return switch (kind) {
        case 0 -> replaced(list, at);
        case 1 -> joined(Arrays.copyOf(list, at), new byte[] {with}, rest(list, at));
        case 2 -> joined(Arrays.copyOf(list, at), rest(list, at + 1));
        case 3 -> Arrays.copyOf(list, at);
        default -> joined(list, rest(list, at));
      };
    }

    private byte[] replaced(byte[] list, int at) {
      byte[] changed = list.clone();
      changed[at] = with;
      return changed;
    }

    private static byte[] rest(byte[] list, int from) {
      return Arrays.copyOfRange(list, Math.min(from, list.length), list.length);
    }

    private static byte[] joined(byte[]... parts) {
      byte[] all = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
      int at = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }
  }

  @Test
  void everyListOfTheCorpusIsReadOrRefusedWithAReason() throws IOException {
    // Given
    List<Path> lists = lists();
    // When
    List<String> faults = new ArrayList<>();
    for (Path list : lists) {
      faults.addAll(faultsOf(bytes(list), list.toString().contains(".ndjson"), 7));
    }
    // Then
    assertThat(lists).hasSizeGreaterThan(25);
    assertThat(faults).isEmpty();
  }

  @Property(tries = 3_000)
  void spoiltListIsReadOrRefusedAndEachRowHasItsPlace(
      @ForAll("seeds") Path seed,
      @ForAll("changes") List<Change> changes,
      @ForAll("pieces") int piece)
      throws IOException {
    // Given
    byte[] list = bytes(seed);
    for (Change change : changes) {
      list = change.of(list);
    }
    // When
    List<String> faults = faultsOf(list, seed.toString().contains(".ndjson"), piece);
    // Then
    assertThat(faults).isEmpty();
  }

  /**
   * A line that is whole in UTF-8, whose quotes are paired, is a row of its own whatever follows.
   */
  @Property(tries = 1_000)
  void whatIsSpoiltBehindARowDoesNotChangeIt(
      @ForAll("changes") List<Change> changes, @ForAll("pieces") int piece) throws IOException {
    // Given
    byte[] before = "callee,reference\n0612345678,a\n".getBytes();
    byte[] behind = "0687654321,b\n\"0612345679\",\"c\nd\"\n0612345671,e\n".getBytes();
    for (Change change : changes) {
      behind = change.of(behind);
    }
    // When
    CsvList list = csv(Change.joined(before, behind), piece, null);
    // Then
    assertThat(list.values(((Row.Whole) list.rows().next()).text()))
        .containsExactly("0612345678", "a");
  }

  /** What is cut short is never whole: its last number may have lost digits. */
  @Property(tries = 300)
  void listThatIsCutShortSaysSoAndItsLastRowIsNeverWhole(
      @ForAll("changes") List<Change> changes, @ForAll("pieces") int piece) throws IOException {
    // Given
    byte[] list = "callee,reference\n0612345678,a\n0687654321,b\n0612345679,cdefgh\n".getBytes();
    int length = 17 + Math.floorMod(changes.getFirst().place(), list.length - 17);
    // When
    CsvList read = csv(Arrays.copyOf(list, length), piece, new EOFException("cut"));
    Row last = null;
    for (Row row = read.rows().next(); row != null; row = read.rows().next()) {
      last = row;
    }
    // Then
    assertThat(last).isInstanceOf(Row.Broken.class);
    assertThat(read.rows().isCutShort()).isTrue();
  }

  @Provide
  Arbitrary<Path> seeds() throws IOException {
    return Arbitraries.of(lists());
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Byte> with =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, TROUBLE.length - 1).map(place -> TROUBLE[place]),
            Arbitraries.bytes());
    return Combinators.combine(
            Arbitraries.integers().between(0, 100_000), Arbitraries.integers().between(0, 4), with)
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Integer> pieces() {
    return Arbitraries.of(1, 2, 3, 7, 64, 1 << 16);
  }

  /**
   * What a list does wrong: nothing, if it is refused with a reason or read with every row told.
   */
  private static List<String> faultsOf(byte[] list, boolean isLines, int piece) {
    List<String> faults = new ArrayList<>();
    try {
      InputStream in = new Pieces(list, piece, null);
      if (isLines) {
        check(RowReader.ofLines(ListText.of(in, null)), text -> List.of(text), list, faults);
      } else {
        CsvList csv = new CsvList(ListText.of(in, null), FIELDS, ColumnMap.NONE, Set.of(), true);
        check(csv.rows(), csv::values, list, faults);
      }
    } catch (RefusedListException refused) {
      if (refused.getMessage().isBlank()) {
        faults.add("refused without a reason");
      }
    } catch (IOException e) {
      faults.add("stopped: " + e);
    }
    return faults;
  }

  private interface Values {
    List<String> of(String row);
  }

  private static void check(RowReader rows, Values values, byte[] list, List<String> faults)
      throws IOException {
    long number = 0;
    long line = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      number++;
      if (row.number() != number || row.line() <= line) {
        faults.add(
            "row %d says %d, on line %d after %d"
                .formatted(number, row.number(), row.line(), line));
      }
      line = row.line();
      if (row instanceof Row.Whole whole) {
        read(whole, values);
      }
    }
    long ends = 0;
    for (byte b : list) {
      ends += b == '\n' || b == '\r' ? 1 : 0;
    }
    if (line > ends + 1) {
      faults.add("line %d of %d".formatted(line, ends + 1));
    }
  }

  private static void read(Row.Whole row, Values values) {
    try {
      values.of(row.text());
    } catch (UnreadableRowException told) {
      assertThat(told).hasMessageNotContaining("06");
    }
  }

  private static CsvList csv(byte[] list, int piece, IOException end) throws IOException {
    return new CsvList(
        ListText.of(new Pieces(list, piece, end), null), FIELDS, ColumnMap.NONE, Set.of(), false);
  }

  private static List<Path> lists() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return List.copyOf(new TreeSet<>(files.toList()));
    }
  }

  private static byte[] bytes(Path list) {
    try (InputStream in = Files.newInputStream(list)) {
      return list.toString().endsWith(".gz") ? unzipped(in) : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As far as it goes. */
  private static byte[] unzipped(InputStream in) throws IOException {
    InputStream list = GzippedList.of(in);
    byte[] bytes = new byte[0];
    try {
      for (int b = list.read(); b >= 0; b = list.read()) {
        bytes = Arrays.copyOf(bytes, bytes.length + 1);
        bytes[bytes.length - 1] = (byte) b;
      }
    } catch (EOFException | ZipException cutShort) {
      return bytes;
    }
    return bytes;
  }

  /** Gives a few bytes at a time, as a connection may. */
  private static final class Pieces extends FilterInputStream {

    private final int most;
    private final IOException end;

    Pieces(byte[] list, int most, IOException end) {
      super(new ByteArrayInputStream(list));
      this.most = most;
      this.end = end;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, Math.min(most, length));
      if (read < 0 && end != null) {
        throw end;
      }
      return read;
    }
  }
}
