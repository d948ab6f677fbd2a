package nl.magbellen.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import nl.magbellen.imports.DigestedInput.Beginning;
import nl.magbellen.list.ListText;
import nl.magbellen.list.RefusedListException;
import nl.magbellen.number.Ids;
import nl.magbellen.service.access.Client;
import nl.magbellen.service.connection.SpooledOutput;
import nl.magbellen.service.problem.ProblemException;
import nl.magbellen.service.problem.RefusalTables;
import nl.magbellen.service.share.FairShares;
import nl.magbellen.service.share.FairShares.Place;
import org.jboss.logging.Logger;

/** Imports files of any length, as many side by side as there are places. */
@ApplicationScoped
public class Imports {

  private static final Logger LOG = Logger.getLogger(Imports.class);

  private final Client client;
  private final ObjectMapper json;
  private final Validator validator;
  private final RefusalTables refusals;
  private final ImportConnections connections;
  private final ImportFiles files;
  private final ImportSettings settings;
  private final FairShares places;
  private final CurrentVertxRequest request;

  Imports(
      Client client,
      ObjectMapper json,
      Validator validator,
      RefusalTables refusals,
      ImportConnections connections,
      ImportFiles files,
      ImportSettings settings,
      CurrentVertxRequest request) {
    this.client = client;
    this.json = json;
    this.validator = validator;
    this.refusals = refusals;
    this.connections = connections;
    this.files = files;
    this.settings = settings;
    this.places = new FairShares(settings.mostFiles());
    this.request = request;
  }

  /**
   * Imports the file of the current request; its rows are answered while it comes in.
   *
   * @throws ProblemException when the file, or what is said of it, cannot be understood, or when
   *     there is no place
   */
  public <T> Response take(
      ImportedKind<T> kind,
      MultivaluedMap<String, String> parameters,
      HttpHeaders headers,
      InputStream body)
      throws IOException {
    RecordFields fields = new RecordFields(kind.request(), json);
    ImportQuery query = ImportQuery.of(parameters, fields);
    RowTexts texts = new RowTexts(fields, query.times(), query.areDutch());
    RowRules<T> rules =
        new RowRules<>(kind, json, validator, refusals, actsFor(client), texts, query.constants());
    rules.requireConstants();
    Place place = takePlace();
    try {
      return begun(kind, query, texts, rules, SentFile.of(headers, query, body), place);
    } catch (RefusedListException refused) {
      place.close();
      throw ProblemException.badRequest(refused.getMessage());
    } catch (EOFException | ZipException cutShort) {
      place.close();
      throw ProblemException.badRequest("The file breaks off before its header ends.");
    } catch (IOException | RuntimeException refused) {
      place.close();
      throw refused;
    }
  }

  private <T> Response begun(
      ImportedKind<T> kind,
      ImportQuery query,
      RowTexts texts,
      RowRules<T> rules,
      SentFile file,
      Place place)
      throws IOException {
    Sent sent = new Sent(Ids.next(), client.name(), query.dryRun());
    DigestedInput content =
        new DigestedInput(file.content(), query.dryRun() ? List.of() : brokenOff(kind, sent));
    ListText text = ListText.of(content, charset(query, file));
    FileRows rows =
        file.isCsv()
            ? FileRows.Csv.of(text, query, texts)
            : FileRows.Lines.of(text, query, texts, json);
    if (!query.dryRun()) {
      await(files.begin(sent.file(), kind.name(), file.name(), sent.sender()));
    }
    ImportRun<T> run =
        new ImportRun<>(
            kind,
            rows,
            file.isCsv() ? new FileFormat.Csv(rows.rows().separator()) : new FileFormat.Lines(json),
            rules,
            new Recorder(connections, files, settings, kind.name(), query.dryRun()),
            files,
            content,
            sent,
            query,
            settings.widest());
    StreamingOutput answers = out -> answer(run, out, place);
    return Response.ok(answers, file.isCsv() ? SentFile.CSV_UTF_8 : SentFile.LINES).build();
  }

  private List<Beginning> brokenOff(ImportedKind<?> kind, Sent sent) {
    return await(files.brokenOff(sent.sender(), kind.name()));
  }

  private static <R> R await(Uni<R> work) {
    return work.await().atMost(Duration.ofSeconds(5));
  }

  private static Charset charset(ImportQuery query, SentFile file) {
    return query.charset() == null ? ImportQuery.charset(file.charset()) : query.charset();
  }

  /** A copy, as it outlives the request's context. */
  private static Predicate<String> actsFor(Client client) {
    if (client.actsForAll()) {
      return _ -> true;
    }
    Set<String> advertisers = Set.copyOf(client.advertisers());
    return advertisers::contains;
  }

  /** Held until the request has ended, however it ends. */
  private Place takePlace() {
    return places
        .take(client.name())
        .orElseThrow(
            () ->
                ProblemException.busy(
                    "As many files as we can are being imported; send it again later.",
                    Duration.ofSeconds(30)))
        .untilEndOf(request.getCurrent());
  }

  private static void answer(ImportRun<?> run, OutputStream out, Place place) {
    try {
      SpooledOutput.write(run::run, out);
    } catch (IOException gone) {
      // What the client got has no counts at its end: it knows that the file is not finished.
      LOG.infof("an import ended before its end cause=%s", gone.getMessage());
    } finally {
      place.close();
    }
  }
}
