/** Whether the advertisers of legal bases are registered, as caller-id-service says. */
package nl.magbellen.consent.register;
