/**
 * How long anybody waits for an answer: one bound for every resource, and what is told after it.
 */
package nl.magbellen.service.deadline;
