/** Which advertisers are registered, as caller-id-service tells the services that must know. */
package nl.magbellen.register;
