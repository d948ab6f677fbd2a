/** What the consumers' pages ask: advertisers by name, and who calls from a number. */
package nl.magbellen.callerid.consumer;
