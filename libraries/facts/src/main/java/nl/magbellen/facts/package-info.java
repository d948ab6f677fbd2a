/**
 * What is on record, with an evidence id each, and never a verdict. The same records are the bodies
 * of the internal look-ups and the facts kept with a decision.
 */
package nl.magbellen.facts;
