/** The log of a service by which anybody can see that what it has on record is whole. */
package nl.magbellen.service.transparency;
