/** Objections by a key that is pressed during a call. */
package nl.magbellen.objection.keypad;
