/** What a service does from time to time, and what becomes of it when it cannot be done now. */
package nl.magbellen.service.job;
