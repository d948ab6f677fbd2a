/**
 * Calls that reached another person than the one who consented: they suspend consents until these
 * are verified again.
 */
package nl.magbellen.consent.wrongperson;
