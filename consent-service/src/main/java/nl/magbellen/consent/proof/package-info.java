/**
 * The proof of a consent: a record as ISO/IEC TS 27560 structures it, in terms of the W3C Data
 * Privacy Vocabulary, signed, and as a document for people. It names no person.
 */
package nl.magbellen.consent.proof;
