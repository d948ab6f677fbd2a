/** What a consumer who proved to hold a number may learn from the decision log. */
package nl.magbellen.gateway.consumer;
