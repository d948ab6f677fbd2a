/** What the services share to answer the gateway's batches of look-ups. */
package nl.magbellen.service.lookup;
