/**
 * A program that asks one real decision of an installed Magbellen: the chart's {@code helm test}.
 */
package nl.magbellen.gateway.smoke;
