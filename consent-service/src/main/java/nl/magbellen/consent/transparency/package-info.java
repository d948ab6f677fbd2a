/** The log by which anybody can see that the legal bases on record are whole. */
package nl.magbellen.consent.transparency;
