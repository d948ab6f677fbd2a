package nl.magbellen.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nl.magbellen.launcher.home.Home;
import nl.magbellen.launcher.stack.StackSettings;
import nl.magbellen.stack.Clients;
import nl.magbellen.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The import command, against a stack, with files as people have them. */
@ExtendWith(RunningStack.class)
class ImportCommandIT {

  private static final String DUTCH =
      "Telefoon;Naam;Datum\r\n0%1$s;Jos\u00e9;01-11-2026\r\n=1+1;\"caf\u00e9; bar\";01-11-2026\r\n%1$s;x;02-11-2026\r\n";
  private static final List<String> AS_A_SHEET =
      List.of(
          "--map",
          "number:Telefoon,receivedAt:Datum",
          "--date-format",
          "dd-MM-yyyy",
          "--numbers",
          "nl",
          "--set",
          "channel=LETTER");

  @TempDir private Path directory;

  /** How a command ended, and what it printed. */
  private record Ended(int exitCode, String output) {}

  @Test
  void refusedRowsOfAZippedSheetAreMendedAndSentAgain(Clients clients) throws Exception {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    Charset windows = Charset.forName("windows-1252");
    Path file = directory.resolve("bezwaren.csv.gz");
    try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
      zipped.write(DUTCH.formatted(ready.callee.substring(3)).getBytes(windows));
    }

    // When
    Ended dryRun = sheet(null, file.toString(), ready.advertiser, "--dry-run");
    Ended first = sheet(null, file.toString(), ready.advertiser);
    Path rejected = directory.resolve("bezwaren.rejected.csv");
    String kept = Files.readString(rejected, windows);
    Files.writeString(rejected, kept.replace("'=1+1", "0" + ready.callee.substring(3)), windows);
    Ended mended = sheet(null, rejected.toString(), ready.advertiser);
    Ended again = sheet(null, file.toString(), ready.advertiser);

    // Then
    assertThat(dryRun.exitCode()).as(dryRun.output()).isEqualTo(3);
    assertThat(dryRun.output()).contains("2  CREATED");
    assertThat(first.exitCode()).as(first.output()).isEqualTo(3);
    assertThat(first.output())
        .contains("2  CREATED", "1  ERROR", "1  number: ", "rows/s", "SHA-256 of the file: ");
    assertThat(kept).isEqualTo("Telefoon;Naam;Datum\r\n'=1+1;\"caf\u00e9; bar\";01-11-2026\r\n");
    assertThat(directory.resolve("bezwaren.rejected.csv.why.csv"))
        .content()
        .contains("1,2,3,number,");
    assertThat(mended.exitCode()).as(mended.output()).isZero();
    assertThat(mended.output()).contains("1  SAME");
    assertThat(again.output()).contains("2  SAME", "1  ERROR");
  }

  @Test
  void standardInputIsTakenWholeOrNotAtAll(Clients clients) throws Exception {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    String row =
        "{\"number\":\"%s\",\"receivedAt\":\"2026-11-01T10:00:00+01:00\",\"channel\":\"FILE\"}\n"
            .formatted(ready.callee);

    // When
    Ended whole = piped(row, ready.advertiser);
    Ended broken = piped(row + "{\"number\":\n", ready.advertiser);
    Ended empty = piped("", ready.advertiser);
    Ended missing = sheet(null, "nothing-here.csv", ready.advertiser);

    // Then
    assertThat(whole.exitCode()).as(whole.output()).isZero();
    assertThat(whole.output()).contains("1  CREATED");
    assertThat(broken.exitCode()).as(broken.output()).isEqualTo(3);
    assertThat(directory.resolve("rejected.ndjson")).hasContent("{\"number\":");
    assertThat(empty.exitCode()).as(empty.output()).isNotZero();
    assertThat(missing.exitCode()).as(missing.output()).isEqualTo(1);
  }

  @Test
  void fileThatIsCutShortIsNoSuccess(Clients clients) throws Exception {
    // Given
    ReadyAdvertiser ready = new ReadyAdvertiser(clients, "COMMERCIAL");
    Path file = directory.resolve("bezwaren.csv.gz");
    try (GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
      zipped.write(DUTCH.formatted(ready.callee.substring(3)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 12));

    // When
    Ended cut = sheet(null, file.toString(), ready.advertiser);

    // Then
    assertThat(cut.exitCode()).as(cut.output()).isEqualTo(1);
    assertThat(cut.output()).contains("cut short", "--from-row");
  }

  private Ended piped(String list, String advertiser) throws IOException, InterruptedException {
    return run(list, List.of("import", "objections", "-", "--advertiser", advertiser));
  }

  private Ended sheet(String input, String file, String advertiser, String... more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("import", "objections", file));
    words.addAll(List.of("--advertiser", advertiser));
    words.addAll(AS_A_SHEET);
    words.addAll(List.of(more));
    return run(input, words);
  }

  /** As the script does it, from the directory of the files. */
  private Ended run(String input, List<String> words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Home.PROJECT_PROPERTY + "=" + RunningStack.project(),
                "-Dmagbellen.called-from=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                "nl.magbellen.launcher.cli.Launcher"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put(
            StackSettings.HOME_VARIABLE,
            RunningStack.project().resolve("system-tests/target/stack").toString());
    Process process = builder.start();
    try (var typed = process.getOutputStream()) {
      typed.write((input == null ? "" : input).getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
