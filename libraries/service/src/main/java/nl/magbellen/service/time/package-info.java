/** The present, as every bean of a service gets it. */
package nl.magbellen.service.time;
