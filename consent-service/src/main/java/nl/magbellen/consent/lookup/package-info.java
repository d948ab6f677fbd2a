/** What the gateway asks and reports: facts about legal bases, and which of them a call used. */
package nl.magbellen.consent.lookup;
