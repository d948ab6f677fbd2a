/** Calls caller ids to see that who calls back is answered, and records the callback checks. */
package nl.magbellen.callerid.probe;
