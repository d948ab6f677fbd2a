/** Business numbers that their holders published themselves for calls about stated subjects. */
package nl.magbellen.consent.publishednumber;
