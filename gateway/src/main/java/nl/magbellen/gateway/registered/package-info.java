/** Who is registered, asked of caller-id-service. */
package nl.magbellen.gateway.registered;
