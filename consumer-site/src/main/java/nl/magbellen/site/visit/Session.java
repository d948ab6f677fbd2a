package nl.magbellen.site.visit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.magbellen.number.TelephoneNumber;
import nl.magbellen.site.page.Notice;
import nl.magbellen.site.service.Party;
import nl.magbellen.site.service.ToldCall;

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

  /** The message for the next page; null for none. */
  Notice notice();

  /** Other numbers that the visitor proved in this visit. */
  List<Known> others();

  /**
   * A number that the visitor proved before another one.
   *
   * @param request the code request by which it was proven
   */
  @RegisterForReflection
  record Known(TelephoneNumber number, UUID request, Instant provenAt) {

    /** It stays proven as long as if it were the only one. */
    boolean isKnownAt(Instant now) {
      return now.isBefore(provenAt.plus(LONGEST));
    }
  }

  /** The session is void from here. */
  Instant until();

  /**
   * A code is on its way to the number.
   *
   * @param request the code request
   * @param spoken whether the code is read aloud in a call
   * @param against what the code is for: an objection against this party; null for none
   * @param call what the code is for: a complaint about this call; null for none. Without either
   *     the visitor wants to see what is on record
   * @param notice the message for the page that asks for the code; null for none
   */
  @RegisterForReflection
  record Waiting(
      TelephoneNumber number,
      UUID request,
      boolean spoken,
      Party against,
      ToldCall call,
      Notice notice,
      List<Known> others,
      Instant until)
      implements Session {

    public Waiting {
      others = others == null ? List.of() : List.copyOf(others);
    }
  }

  /**
   * The visitor gave back the code.
   *
   * @param request the code request by which the number was proven: evidence of it
   * @param objection the objection made last in this session; null for none
   * @param unkept against whom the visitor objects, while the register could not keep that; null
   *     for nobody
   * @param complaint the complaint made last in this session; null for none
   * @param notice the message for the next page; null for none
   */
  @RegisterForReflection
  record Proven(
      TelephoneNumber number,
      UUID request,
      Instant provenAt,
      UUID objection,
      Party unkept,
      UUID complaint,
      Notice notice,
      List<Known> others,
      Instant until)
      implements Session {

    public Proven {
      others = others == null ? List.of() : List.copyOf(others);
    }

    /** How what the visitor does is traced back to the code that proved the number. */
    public String evidence() {
      return "code:" + request;
    }

    /** All numbers of the visit, this one first. */
    List<Known> all() {
      return Stream.concat(Stream.of(new Known(number, request, provenAt)), others.stream())
          .toList();
    }

    /** The same visit, seen from another of its numbers. */
    public Proven switchedTo(Known other) {
      return new Proven(
          other.number(),
          other.request(),
          other.provenAt(),
          null,
          null,
          null,
          null,
          all().stream().filter(known -> !known.equals(other)).toList(),
          until);
    }

    /** The same, used at this instant. */
    Proven usedAt(Instant now) {
      Instant end = provenAt.plus(LONGEST);
      Instant idle = now.plus(IDLE);
      return new Proven(
          number,
          request,
          provenAt,
          objection,
          unkept,
          complaint,
          notice,
          others,
          idle.isBefore(end) ? idle : end);
    }

    /** The same, with a message for the next page; null for none. */
    public Proven with(Notice told) {
      return new Proven(
          number, request, provenAt, objection, unkept, complaint, told, others, until);
    }

    /** The same, with the objection that was made now. */
    public Proven withObjection(UUID made) {
      return new Proven(number, request, provenAt, made, null, complaint, notice, others, until);
    }

    /** The same, with an objection that still has to be registered. */
    public Proven withUnkept(Party against) {
      return new Proven(
          number, request, provenAt, objection, against, complaint, notice, others, until);
    }

    /** The same, with the complaint that was made now. */
    public Proven withComplaint(UUID made) {
      return new Proven(number, request, provenAt, objection, unkept, made, notice, others, until);
    }
  }
}
