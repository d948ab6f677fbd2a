/** Many reports of calls at once, named as dialers name their calls. */
package nl.magbellen.gateway.reports;
