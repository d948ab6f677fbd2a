/**
 * Logs that anybody can check (RFC 6962): trees of hashes, kept in tiles as C2SP tlog-tiles has
 * them, proofs, and signed checkpoints. Plain Java with the JDK alone, so that what verifies a
 * proof offline is what makes it.
 */
package nl.magbellen.transparency;
