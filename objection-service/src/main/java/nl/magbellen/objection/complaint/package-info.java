/** Complaints of those who were called all the same: who it was, on what, and the answer. */
package nl.magbellen.objection.complaint;
