/** Telling that somebody called all the same, and what is known about that call. */
package nl.magbellen.site.complaint;
