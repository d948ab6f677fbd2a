/**
 * How a message is sent to a receiver that a client named: signed, and to public addresses alone.
 */
package nl.magbellen.gateway.webhook;
