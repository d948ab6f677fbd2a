/** The decision: a pure function of question, facts and rules. No clock, no I/O, no framework. */
package nl.magbellen.decision;
