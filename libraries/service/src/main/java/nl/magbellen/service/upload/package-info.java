/** Files that come in as part of a form, while they come in. */
package nl.magbellen.service.upload;
