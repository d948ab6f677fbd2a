package nl.magbellen.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import nl.magbellen.number.Ids;
import nl.magbellen.service.refusal.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as RFC 9457 defines it: what was wrong, where, and what to do.
 *
 * @param type names the kind of error; {@code urn:magbellen:problem:…}
 * @param title the kind of error in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail this occurrence, for a person; never holds a full telephone number
 * @param instance this occurrence, for a log search: {@code urn:uuid:…}
 * @param errors the fields that are at fault; empty when no field is
 */
@Schema(description = "An error as RFC 9457 defines it")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    URI type, String title, int status, String detail, URI instance, List<FieldError> errors) {

  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies the field errors. */
  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** A problem without field errors. */
  public static Problem of(Status status, String kind, String detail) {
    return of(status, kind, detail, List.of());
  }

  /** 503: more comes at once than can be answered. {@code Retry-After} goes with it. */
  public static Problem busy(String detail) {
    return of(Status.SERVICE_UNAVAILABLE, "busy", detail);
  }

  /** A problem; its instance is a new id. */
  public static Problem of(Status status, String kind, String detail, List<FieldError> errors) {
    return of(status.getStatusCode(), status.getReasonPhrase(), kind, detail, errors);
  }

  /** The same with other field errors: where a part was read as a whole, its places are longer. */
  public Problem withErrors(List<FieldError> others) {
    return new Problem(type, title, status, detail, instance, others);
  }

  static Problem of(int status, String title, String kind, String detail, List<FieldError> errors) {
    return new Problem(
        URI.create("urn:magbellen:problem:" + kind),
        title,
        status,
        detail,
        URI.create("urn:uuid:" + Ids.next()),
        errors);
  }
}
