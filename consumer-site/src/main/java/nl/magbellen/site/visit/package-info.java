/** One request of a visitor: the session in its cookie, and having a code sent and given back. */
package nl.magbellen.site.visit;
