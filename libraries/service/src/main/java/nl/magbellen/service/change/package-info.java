/**
 * What makes a number no longer callable, or callable again: how a service keeps such changes and
 * tells them, each once, in the order of their commits.
 */
package nl.magbellen.service.change;
