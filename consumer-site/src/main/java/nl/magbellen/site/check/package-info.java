/** Whether a proof that somebody shows is genuine, and what became of it. */
package nl.magbellen.site.check;
