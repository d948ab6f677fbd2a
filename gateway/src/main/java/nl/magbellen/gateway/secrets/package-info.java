/** A program that makes the secrets of a new installation. */
package nl.magbellen.gateway.secrets;
