/**
 * Screening: lists of any length decided row by row as they stream through, in flat memory.
 * Resource → run → decision path; the formats do not depend on how decisions are made.
 */
package nl.magbellen.gateway.screening;
