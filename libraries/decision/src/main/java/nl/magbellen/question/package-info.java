/**
 * What a dialer asks: may this call be made? Parsed once, at the edge; from there no raw strings.
 */
package nl.magbellen.question;
