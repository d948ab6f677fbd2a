/** What is counted of the requests that a service answers. */
package nl.magbellen.service.metrics;
