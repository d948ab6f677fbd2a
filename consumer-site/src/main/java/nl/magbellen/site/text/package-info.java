/** The texts of the site. */
package nl.magbellen.site.text;
