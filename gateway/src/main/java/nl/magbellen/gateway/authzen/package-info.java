/**
 * The same decisions in the words of the OpenID AuthZEN Authorization API 1.0, for enforcement
 * points that speak it.
 */
package nl.magbellen.gateway.authzen;
