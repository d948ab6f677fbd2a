/**
 * What a trial of the chart in a cluster has in place of what an operator has: an issuer, and the
 * demo world.
 */
package nl.magbellen.launcher.evaluation;
