package nl.magbellen.gateway.feed;

import nl.magbellen.service.change.ChangeSource;

/**
 * Who has changes on record.
 *
 * @param name of the service, as it begins the ids of its changes
 */
record Source(String name, ChangeSource changes) {}
