/** The log by which anybody can see that the objections on record are whole. */
package nl.magbellen.objection.transparency;
