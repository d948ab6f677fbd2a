package nl.magbellen.gateway.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.magbellen.gateway.hook.Attempt.NotPlaced;
import nl.magbellen.gateway.reports.ReportAnswer;
import nl.magbellen.gateway.reports.ReportLine;
import nl.magbellen.gateway.reports.Reporter;
import nl.magbellen.gateway.reports.Reports;
import nl.magbellen.service.refusal.FieldError;
import nl.magbellen.service.refusal.RefusedException;

/** Places what a dialer sent by the very way of {@code POST /v1/outcomes}. */
@ApplicationScoped
class Placing {

  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final String CONNECTED = "/connected";

  private final Reports reports;
  private final ReportLine.Reader reader;
  private final HookMappings mappings;

  Placing(Reports reports, ReportLine.Reader reader, HookMappings mappings) {
    this.reports = reports;
    this.reader = reader;
    this.mappings = mappings;
  }

  /**
   * Tries to place a report. It does no harm when it is done again.
   *
   * @param name of the report, for calls that nothing else tells from others
   * @param receivedAt when it came, if it is tried again; null if it has just come
   */
  Uni<Attempt> place(
      Reporter reporter, String preset, SentReport sent, UUID name, Instant receivedAt) {
    Optional<Preset> known = Preset.of(preset);
    if (known.isEmpty()) {
      return not(UnplacedCause.PRESET_UNKNOWN);
    }
    if (sent.hasUnreadBody()) {
      return not(UnplacedCause.BODY_UNREADABLE);
    }
    Uni<Optional<HookMapping>> mapping =
        known.get() == Preset.CUSTOM
            ? mappings.of(reporter)
            : Uni.createFrom().item(Optional.of(known.get().mapping()));
    return mapping.flatMap(
        found ->
            found
                .map(it -> place(reporter, ReadReport.of(sent, it), name, receivedAt))
                .orElseGet(() -> not(UnplacedCause.MAPPING_MISSING)));
  }

  private static Uni<Attempt> not(UnplacedCause cause) {
    return Uni.createFrom().item(NotPlaced.because(cause));
  }

  private Uni<Attempt> place(Reporter reporter, ReadReport read, UUID name, Instant receivedAt) {
    if (read.isPassedOver()) {
      return Uni.createFrom().item(new Attempt.PassedOver());
    }
    if (!read.namesACall()) {
      NotPlaced unnamed =
          NotPlaced.because(
              read.hasUnreadableNumber()
                  ? UnplacedCause.NUMBER_UNREADABLE
                  : UnplacedCause.NAMES_NO_CALL);
      return Uni.createFrom().item(unnamed.of(read));
    }
    ObjectNode report = told(read, name, receivedAt);
    return reported(reporter, report, read)
        .flatMap(
            first ->
                isOtherwiseNamed(report) && isOfNoDecision(first)
                    ? reported(reporter, byNumberAlone(report), read)
                    : Uni.createFrom().item(first));
  }

  private static ObjectNode told(ReadReport read, UUID name, Instant receivedAt) {
    ObjectNode report = read.report().deepCopy();
    if (!read.isTold()) {
      report.put("callId", "hook-" + name);
    }
    if (receivedAt != null && !report.has("endedAt")) {
      report.put("endedAt", receivedAt.toString());
    }
    return report;
  }

  private static boolean isOtherwiseNamed(ObjectNode report) {
    return report.has("callee") && (report.has("decision") || report.has("reference"));
  }

  private static ObjectNode byNumberAlone(ObjectNode report) {
    return report.deepCopy().without(List.of("decision", "reference"));
  }

  private static boolean isOfNoDecision(Attempt attempt) {
    return attempt instanceof NotPlaced not && not.cause() == UnplacedCause.NO_DECISION;
  }

  private Uni<Attempt> reported(Reporter reporter, ObjectNode report, ReadReport read) {
    try {
      ReportLine line = reader.read(1, report).meaning(read.usual());
      return reports
          .take(reporter, List.of(line))
          .map(answers -> attempt(answers.getFirst(), read));
    } catch (RefusedException | ConstraintViolationException unreadable) {
      return Uni.createFrom().item(NotPlaced.because(UnplacedCause.CANNOT_BE).of(read));
    }
  }

  private static Attempt attempt(ReportAnswer answer, ReadReport read) {
    return switch (answer.result()) {
      case CREATED, SAME -> new Attempt.Placed(answer, read.leftOut());
      case NO_DECISION ->
          new NotPlaced(UnplacedCause.NO_DECISION, null, answer.objectionId(), read);
      case ERROR -> {
        String field = answer.errors().stream().map(FieldError::pointer).findFirst().orElse(null);
        yield new NotPlaced(cause(answer.status(), field), field, null, read);
      }
    };
  }

  private static UnplacedCause cause(int status, String field) {
    return switch (status) {
      case NOT_FOUND -> UnplacedCause.NO_DECISION;
      case FORBIDDEN -> UnplacedCause.FOREIGN_ADVERTISER;
      case UNPROCESSABLE -> UnplacedCause.ADVERTISER_NOT_REGISTERED;
      case UNAVAILABLE -> UnplacedCause.NOT_REACHED;
      default ->
          CONNECTED.equals(field)
              ? UnplacedCause.NOT_SAID_WHETHER_CONNECTED
              : UnplacedCause.CANNOT_BE;
    };
  }
}
