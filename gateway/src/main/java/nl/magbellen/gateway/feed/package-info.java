/** One feed of all that makes a number no longer callable, or callable again. */
package nl.magbellen.gateway.feed;
