/** By when consumers are to be answered, and what is answered. */
package nl.magbellen.objection.answer;
