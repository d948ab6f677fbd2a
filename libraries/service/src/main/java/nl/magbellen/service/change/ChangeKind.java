package nl.magbellen.service.change;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can change. The tables of changes hold these names: triggers write them. */
public enum ChangeKind {
  /** A consumer objected, to an advertiser or to all. */
  OBJECTION_RECEIVED(ChangeEffect.BLOCKS),
  /** The same objection was received once more. */
  OBJECTION_RECEIVED_AGAIN(ChangeEffect.BLOCKS),
  /** The consumer lifted the objection. */
  OBJECTION_LIFTED(ChangeEffect.MAY_ALLOW),
  /** A consent was recorded. */
  CONSENT_GIVEN(ChangeEffect.MAY_ALLOW),
  /** It was verified who gave it. */
  CONSENT_VERIFIED(ChangeEffect.MAY_ALLOW),
  /** It was withdrawn. */
  CONSENT_WITHDRAWN(ChangeEffect.BLOCKS),
  /** The holder of the number says to have given none, or a call reached another person. */
  CONSENT_DISPUTED(ChangeEffect.BLOCKS),
  /** Its own end, known when it was recorded, has come. */
  CONSENT_EXPIRED(ChangeEffect.BLOCKS),
  /** It has no end of its own, and the period that the rules set is over since its last use. */
  CONSENT_PERIOD_EXPIRED(ChangeEffect.BLOCKS),
  /** The term for the first call on it is over without one. */
  CONSENT_FIRST_CALL_EXPIRED(ChangeEffect.BLOCKS),
  /** A call reached a minor on the number. */
  MINOR_REACHED(ChangeEffect.BLOCKS),
  /** A customer relation was recorded. */
  RELATION_STARTED(ChangeEffect.MAY_ALLOW),
  /** Its end was recorded; it may lie ahead. */
  RELATION_ENDED(ChangeEffect.BLOCKS),
  /** The term is over in which it might still be used after its end; a longer one may come. */
  RELATION_EXPIRED(ChangeEffect.BLOCKS),
  /** A consumer asked for a call. */
  CALL_REQUESTED(ChangeEffect.MAY_ALLOW),
  /** That call was made. */
  REQUESTED_CALL_USED(ChangeEffect.BLOCKS),
  /** Its end, known when it was recorded, has come without that call. */
  REQUESTED_CALL_EXPIRED(ChangeEffect.BLOCKS),
  /** A business published its number for calls. */
  NUMBER_PUBLISHED(ChangeEffect.MAY_ALLOW),
  /** It was seen there too long ago. */
  PUBLISHED_NUMBER_EXPIRED(ChangeEffect.BLOCKS),
  /** The ownership of a caller id was proven. */
  CALLER_ID_PROVEN(ChangeEffect.MAY_ALLOW),
  /** A claim to a caller id was agreed to: it is proven. */
  CALLER_ID_AGREED(ChangeEffect.MAY_ALLOW),
  /** The advertiser published a caller id. */
  CALLER_ID_PUBLISHED(ChangeEffect.MAY_ALLOW),
  /** A caller id was given up. */
  CALLER_ID_RELEASED(ChangeEffect.BLOCKS),
  /** A caller id was called back, and was answered as it must be. */
  CALLBACK_PASSED(ChangeEffect.MAY_ALLOW),
  /** A caller id was called back, and was not. */
  CALLBACK_FAILED(ChangeEffect.BLOCKS),
  /** The last callback check of a caller id, which it passed, grew too old. */
  CALLBACK_EXPIRED(ChangeEffect.BLOCKS),
  /** An advertiser gave an agency a mandate. */
  MANDATE_GIVEN(ChangeEffect.MAY_ALLOW),
  /** The end of a mandate was set, or set earlier; it may lie ahead. */
  MANDATE_ENDED(ChangeEffect.BLOCKS),
  /** The end of a mandate, known before, has come. */
  MANDATE_EXPIRED(ChangeEffect.BLOCKS),
  /** An advertiser became active. */
  ADVERTISER_ACTIVE(ChangeEffect.MAY_ALLOW),
  /** An advertiser became inactive. */
  ADVERTISER_INACTIVE(ChangeEffect.BLOCKS),
  /** A day of national mourning was added: no calls on it. */
  MOURNING_DAY_ADDED(ChangeEffect.BLOCKS),
  /** It was taken from the list. */
  MOURNING_DAY_REMOVED(ChangeEffect.MAY_ALLOW);

  /** After these the record that they are about permits nothing any more, whatever comes. */
  private static final Set<ChangeKind> FINAL =
      EnumSet.of(
          CONSENT_WITHDRAWN,
          CONSENT_EXPIRED,
          CONSENT_PERIOD_EXPIRED,
          CONSENT_FIRST_CALL_EXPIRED,
          RELATION_ENDED,
          REQUESTED_CALL_USED,
          REQUESTED_CALL_EXPIRED,
          PUBLISHED_NUMBER_EXPIRED,
          CALLER_ID_RELEASED,
          MANDATE_ENDED,
          MANDATE_EXPIRED);

  private final ChangeEffect effect;

  ChangeKind(ChangeEffect effect) {
    this.effect = effect;
  }

  /** What it means for a list of numbers. */
  public ChangeEffect effect() {
    return effect;
  }

  /** Those that block calls. */
  public static List<ChangeKind> blocking() {
    return Arrays.stream(values()).filter(kind -> kind.effect == ChangeEffect.BLOCKS).toList();
  }

  /** Those that no other change of the same record takes back. */
  public static List<ChangeKind> lasting() {
    return List.copyOf(FINAL);
  }
}
