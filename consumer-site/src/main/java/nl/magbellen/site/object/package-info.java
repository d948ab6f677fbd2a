/** Objecting, lifting an objection, and the receipts of objections. */
package nl.magbellen.site.object;
