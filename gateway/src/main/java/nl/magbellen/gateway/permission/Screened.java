package nl.magbellen.gateway.permission;

import nl.magbellen.decision.BasisTerms;
import nl.magbellen.gateway.answer.CallPermission;

/**
 * The answer to a row of a list.
 *
 * @param terms how long a permit's basis lasts; nothing of a denial
 */
public record Screened(CallPermission answer, BasisTerms terms) {}
