package nl.magbellen.gateway.log;

import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.question.Question;

/**
 * A decision on record.
 *
 * @param askedBy the client, by its token
 * @param answer as the client got it
 */
public record LoggedDecision(Question question, String askedBy, CallPermission answer) {}
