/**
 * The feed of changes, sent to whom it may concern: who asked for it, and how far each has come.
 */
package nl.magbellen.gateway.subscription;
