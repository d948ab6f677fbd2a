package nl.magbellen.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.magbellen.facts.ComplaintsAbout;
import nl.magbellen.facts.ComplaintsFact;
import nl.magbellen.facts.FactSource;
import nl.magbellen.facts.ManyComplaints;
import nl.magbellen.question.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComplaintGateTest {

  private static final UUID LATEST = UUID.fromString("01990000-0000-7000-8000-00000000000c");

  @ParameterizedTest
  @CsvSource({
    "DENY, 4, true",
    "DENY, 5, false",
    "DENY, 6, false",
    "ALERT, 5, true",
    "ALERT, 500, true"
  })
  void fivePeopleWhoComplainDenyWhereTheAdvertiserWantsIt(
      ManyComplaints setting, int people, boolean permitted) {
    // Given
    var world = complainedAbout(ComplaintsAbout.CALLER_ID, people);
    world.manyComplaints = setting;
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        permitted
            ? List.of()
            : List.of("MANY_COMPLAINTS NL.COMPLAINT.THRESHOLD complaint:" + LATEST),
        reasons);
  }

  @ParameterizedTest
  @EnumSource
  void complaintsAboutAnythingCountAlsoAboutWhatIsNotKnownHere(ComplaintsAbout about) {
    // Given
    var world = complainedAbout(about, 5);
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of("MANY_COMPLAINTS"), reasons);
  }

  @Test
  void eachThatPeopleComplainAboutIsToldInOneOrder() {
    // Given
    var world = complainedAbout(ComplaintsAbout.TELEMARKETER, 7);
    world.complaints.add(complaints(new UUID(0, 2), ComplaintsAbout.CALLER_ID, 5, world));
    world.complaints.add(complaints(new UUID(0, 1), ComplaintsAbout.AGENCY, 4, world));
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(
        List.of(
            "MANY_COMPLAINTS NL.COMPLAINT.THRESHOLD complaint:" + new UUID(0, 2),
            "MANY_COMPLAINTS NL.COMPLAINT.THRESHOLD complaint:" + LATEST),
        reasons);
  }

  @Test
  void unknownCountIsNoPermit() {
    // Given
    var world = complainedAbout(ComplaintsAbout.CALLER_ID, 5);
    world.down.add(FactSource.OBJECTION_SERVICE);
    // When
    var reasons = world.reasonsInFull();
    // Then
    assertEquals(List.of("EVIDENCE_UNAVAILABLE NL.TW.OBJECTION null"), reasons);
  }

  @Test
  void callThatOffersNothingIsNotHeldUp() {
    // Given
    var world = complainedAbout(ComplaintsAbout.CALLER_ID, 5);
    world.purpose = Purpose.SERVICE;
    // When
    var reasons = world.reasons();
    // Then
    assertEquals(List.of(), reasons);
  }

  @Test
  void messageSaysHowManyAndWhatToDo() {
    // Given
    var world = complainedAbout(ComplaintsAbout.CALLER_ID, 5);
    // When
    var message = world.decide().reasons().getFirst().message().en();
    // Then
    assertEquals(
        "In a short time 5 people or more complained about the number shown, the agency or the"
            + " telemarketer, and the advertiser then wants no call. Find out why, and call again"
            + " only when the cause is gone.",
        message);
  }

  private static World complainedAbout(ComplaintsAbout about, int people) {
    var world = World.consented();
    world.manyComplaints = ManyComplaints.DENY;
    world.complaints.add(complaints(LATEST, about, people, world));
    return world;
  }

  private static ComplaintsFact complaints(
      UUID latest, ComplaintsAbout about, int people, World world) {
    return new ComplaintsFact(latest, about, people, world.at.minus(Duration.ofDays(10)), world.at);
  }
}
