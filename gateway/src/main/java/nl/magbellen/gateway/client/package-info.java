/** Who asks, as its token says. */
package nl.magbellen.gateway.client;
