/** Requests to correct, erase or not use data (AVG, GDPR, art. 16 to 18). */
package nl.magbellen.objection.privacy;
