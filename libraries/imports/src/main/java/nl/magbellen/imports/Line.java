package nl.magbellen.imports;

/**
 * A row that was understood.
 *
 * @param number the line of the file on which it begins, from 1
 * @param request what is to be recorded; valid
 */
public record Line<T>(long number, T request) {}
