/** What makes numbers callable or not by their legal bases, for the feed of all changes. */
package nl.magbellen.consent.change;
