/**
 * The log of one service in its own database: what is on record becomes leaves, in the order of
 * commits; checkpoints are signed; and all of it is checked. By JDBC, for jobs and programs that
 * run once.
 */
package nl.magbellen.transparency.store;
