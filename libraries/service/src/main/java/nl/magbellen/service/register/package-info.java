/** What one service must know of another's register. */
package nl.magbellen.service.register;
