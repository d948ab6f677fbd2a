/**
 * Consents to be called: given to an advertiser and the partners that its text named, verified,
 * withdrawn and used. Nothing is overwritten: every change is an event.
 */
package nl.magbellen.consent;
