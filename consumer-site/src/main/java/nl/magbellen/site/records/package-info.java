/** What is on record about a number, and what its holder does about a consent. */
package nl.magbellen.site.records;
