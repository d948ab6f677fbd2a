/** Who was called on a decision, for what is heard after the call. */
package nl.magbellen.gateway.called;
