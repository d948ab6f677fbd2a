/** Whether the database is as this version of a service needs it. */
package nl.magbellen.service.migration;
