/**
 * The four services, their database and their issuer as processes on one machine: what {@code
 * ./magbellen} starts, and what the system tests run against.
 */
package nl.magbellen.launcher;
