/**
 * Screening: lists of any length decided row by row as they stream through, in flat memory.
 * Resource → run → decision path; the formats know nothing of decisions being made.
 */
package nl.magbellen.gateway.screening;
