/** The question and its answer on one line, for machines that cannot do JSON. */
package nl.magbellen.gateway.shortform;
