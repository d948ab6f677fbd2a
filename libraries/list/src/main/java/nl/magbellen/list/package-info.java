/**
 * Lists as people have them: bytes in some charset are cut into rows, one malformed row never takes
 * another with it, and a row's fields are read by the names of its header. Plain Java.
 */
package nl.magbellen.list;
