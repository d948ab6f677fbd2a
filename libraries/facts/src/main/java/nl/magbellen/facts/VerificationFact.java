package nl.magbellen.facts;

import java.time.Instant;

/**
 * That the giver of a consent was verified to be the person called.
 *
 * @param method SMS_CODE, VOICE_CODE, EMAIL_LINK, APP, PHONE or NONE
 * @param verifiedAt null when not recorded
 */
public record VerificationFact(String method, Instant verifiedAt) {}
