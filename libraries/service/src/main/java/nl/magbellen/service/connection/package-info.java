/**
 * How many connections one address may hold, how slowly it may send, and what a client is told of a
 * request that the server cannot read.
 */
package nl.magbellen.service.connection;
