/** The numbers that a campaign keeps to call, and how many of them may be called when. */
package nl.magbellen.gateway.planning;
