/**
 * What every page of the site has: language, address, form, notice, headers, and what is said of
 * failures.
 */
package nl.magbellen.site.page;
