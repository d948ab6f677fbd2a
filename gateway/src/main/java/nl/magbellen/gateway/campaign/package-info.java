/** Dialers' campaigns: what stands for the fields of their questions, and who is logged in. */
package nl.magbellen.gateway.campaign;
