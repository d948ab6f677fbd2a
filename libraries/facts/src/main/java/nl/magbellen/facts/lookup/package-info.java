/** What the gateway asks the services for a batch of questions, and what they answer. */
package nl.magbellen.facts.lookup;
