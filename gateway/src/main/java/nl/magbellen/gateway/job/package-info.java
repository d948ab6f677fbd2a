/** What the gateway's programs that run once have in common. */
package nl.magbellen.gateway.job;
