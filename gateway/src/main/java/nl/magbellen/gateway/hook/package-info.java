/** What dialers send after a call, in their own forms, and what of it could not be placed. */
package nl.magbellen.gateway.hook;
