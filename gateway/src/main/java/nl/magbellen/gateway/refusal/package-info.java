/** What the gateway refuses, and the table of what clients are told of it. */
package nl.magbellen.gateway.refusal;
