/** What makes callers fit to call or not, for the feed of all changes. */
package nl.magbellen.callerid.change;
