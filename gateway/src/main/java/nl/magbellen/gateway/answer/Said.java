package nl.magbellen.gateway.answer;

/**
 * An answer, and the very text of it: what is on record is what the client gets.
 *
 * @param text the answer as JSON
 */
public record Said(CallPermission answer, String text) {}
