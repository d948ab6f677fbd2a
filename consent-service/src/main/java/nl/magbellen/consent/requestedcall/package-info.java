/** Calls that consumers asked for themselves: each may be made once, until its own term. */
package nl.magbellen.consent.requestedcall;
