/** What the log adds up to, for who has to show how it calls. */
package nl.magbellen.gateway.statistics;
