/** The rules of a Dutch telemarketing call as data, each with its period, source and confidence. */
package nl.magbellen.rulebook;
