/** Whether the advertisers of objections are registered, as caller-id-service tells it. */
package nl.magbellen.objection.register;
