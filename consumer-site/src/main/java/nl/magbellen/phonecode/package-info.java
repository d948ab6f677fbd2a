/** Codes by SMS or voice that prove who holds a number, their limits and their budget. */
package nl.magbellen.phonecode;
