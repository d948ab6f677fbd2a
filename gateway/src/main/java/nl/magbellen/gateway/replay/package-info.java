/** Decides again what was decided, or would be, to see what came of it and why. */
package nl.magbellen.gateway.replay;
