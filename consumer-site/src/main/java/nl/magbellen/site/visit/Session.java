package nl.magbellen.site.visit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.service.Party;

/** What we know of a visitor who gave a number; kept encrypted in the visitor's own cookie. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Session.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = Session.Proven.class, name = "proven")
})
@RegisterForReflection
public sealed interface Session {

  /** How long a session lives without being used. */
  Duration IDLE = Duration.ofMinutes(15);

  /** How long a proven number stays proven, used or not. */
  Duration LONGEST = Duration.ofHours(1);

  /** The visitor's number. */
  TelephoneNumber number();

  /** What to tell on the next page; null for nothing. */
  Notice notice();

  /** The session is void from here. */
  Instant until();

  /**
   * A code is on its way to the number.
   *
   * @param request the code request
   * @param spoken whether the code is read aloud in a call
   * @param against what the code is for: an objection against this party; null to see what is on
   *     record
   * @param notice what to tell on the page that asks the code; null for nothing
   */
  @RegisterForReflection
  record Waiting(
      TelephoneNumber number,
      UUID request,
      boolean spoken,
      Party against,
      Notice notice,
      Instant until)
      implements Session {}

  /**
   * The visitor gave back the code.
   *
   * @param request the code request by which the number was proven: evidence of it
   * @param objection the objection made last in this session; null for none
   * @param notice what to tell on the next page; null for nothing
   */
  @RegisterForReflection
  record Proven(
      TelephoneNumber number,
      UUID request,
      Instant provenAt,
      UUID objection,
      Notice notice,
      Instant until)
      implements Session {

    /** The same, used at this instant. */
    Proven usedAt(Instant now) {
      Instant end = provenAt.plus(LONGEST);
      Instant idle = now.plus(IDLE);
      return new Proven(
          number, request, provenAt, objection, notice, idle.isBefore(end) ? idle : end);
    }

    /** The same, with something to tell on the next page; null for nothing. */
    public Proven with(Notice told) {
      return new Proven(number, request, provenAt, objection, told, until);
    }

    /** The same, with the objection that was made now. */
    public Proven withObjection(UUID made) {
      return new Proven(number, request, provenAt, made, notice, until);
    }
  }
}
