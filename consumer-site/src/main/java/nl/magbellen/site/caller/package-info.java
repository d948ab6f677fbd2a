/** Who called, and advertisers by name. */
package nl.magbellen.site.caller;
