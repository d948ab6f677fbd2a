/** What the dialers' own words for the end of a call mean, and which words nobody explained. */
package nl.magbellen.gateway.disposition;
