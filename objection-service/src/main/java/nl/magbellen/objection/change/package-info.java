/** What became of objections, for dialers that keep lists. */
package nl.magbellen.objection.change;
