/** Who runs the site, and what visitors should know. */
package nl.magbellen.site.info;
