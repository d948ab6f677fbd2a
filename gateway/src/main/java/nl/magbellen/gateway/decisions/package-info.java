/** The decision log as its clients read it, and the reports of what became of the calls. */
package nl.magbellen.gateway.decisions;
