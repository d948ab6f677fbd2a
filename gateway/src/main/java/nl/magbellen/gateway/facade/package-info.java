/** The DNCScrub interface, so that a dialer that speaks only that asks here. */
package nl.magbellen.gateway.facade;
