/** Keys of machines that cannot do OpenID Connect: made, listed, deleted, and taken. */
package nl.magbellen.gateway.apikey;
