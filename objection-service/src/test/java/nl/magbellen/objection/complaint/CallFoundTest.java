package nl.magbellen.objection.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallFoundTest {

  private static final CallFound PERMITTED =
      new CallFound(
          Finding.PERMITTED,
          "zonnestroom",
          "belhuis",
          "t-0042",
          new UUID(1, 2),
          Instant.parse("2026-11-28T13:05:00Z"),
          "CONSENT",
          List.of(),
          true);

  @Test
  void decisionOfTheAdvertiserItselfIsItsOwn() {
    // When
    CallFound own = PERMITTED.of("zonnestroom");
    // Then
    assertThat(own).isEqualTo(PERMITTED);
  }

  @Test
  void decisionOfAnotherAdvertiserIsNotShownToWhoeverSaysThatTheComplaintIsTheirs() {
    // When
    CallFound other = PERMITTED.of("kattenopvang");
    // Then
    assertThat(other.advertiser()).isEqualTo("kattenopvang");
    assertThat(other.finding()).isEqualTo(Finding.NOT_ASKED);
    assertThat(other.decision()).isNull();
  }

  @Test
  void whatCouldNotBeLookedUpStaysOpen() {
    // When
    CallFound later = CallFound.NOT_LOOKED_UP.of("zonnestroom");
    // Then
    assertThat(later.finding()).isNull();
  }
}
