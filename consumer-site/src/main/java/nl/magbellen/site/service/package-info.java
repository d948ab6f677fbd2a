/** What the site asks of others: the register of objections and the other services. */
package nl.magbellen.site.service;
