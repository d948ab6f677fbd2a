/** Whether the advertisers of legal bases are registered, as caller-id-service tells it. */
package nl.magbellen.consent.register;
