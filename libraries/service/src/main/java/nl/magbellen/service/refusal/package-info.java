/**
 * Why something is not done, in the domain's own terms. Nothing here knows HTTP: what a client is
 * told of a refusal is said by the tables of {@code nl.magbellen.service.problem}.
 */
package nl.magbellen.service.refusal;
