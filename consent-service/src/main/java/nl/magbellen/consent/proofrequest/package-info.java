/**
 * Consumers' requests for the proof of a consent: when each is due, and whether it was answered.
 */
package nl.magbellen.consent.proofrequest;
