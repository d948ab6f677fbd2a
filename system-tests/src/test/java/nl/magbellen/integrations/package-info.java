/** What stands in {@code integrations/} at the top of the repository, run as its README says. */
package nl.magbellen.integrations;
