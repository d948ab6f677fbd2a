/** What this service refuses, and the table of what clients are told of it. */
package nl.magbellen.objection.refusal;
