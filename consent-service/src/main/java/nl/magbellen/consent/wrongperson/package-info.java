/**
 * Calls that reached another person than the one who consented, or a minor: they suspend consents
 * until these are verified again.
 */
package nl.magbellen.consent.wrongperson;
