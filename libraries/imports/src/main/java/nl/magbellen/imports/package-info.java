/**
 * Imports: files of records of any length, put on record row by row as they stream in, in flat
 * memory. Resource → {@code Imports} → run → kind. A kind says what its rows are and how a batch of
 * them is recorded; everything else is the same for all kinds.
 */
package nl.magbellen.imports;
