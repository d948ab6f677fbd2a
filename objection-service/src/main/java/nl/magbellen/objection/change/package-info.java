/** What happened to objections, for dialers that keep lists. */
package nl.magbellen.objection.change;
