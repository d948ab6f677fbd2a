/** What calls are about, in the words of whoever is called. */
package nl.magbellen.service.subject;
