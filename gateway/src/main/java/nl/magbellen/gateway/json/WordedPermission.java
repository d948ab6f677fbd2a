package nl.magbellen.gateway.json;

import nl.magbellen.gateway.answer.CallPermission;
import nl.magbellen.gateway.answer.Texts;

/** An answer as one client wants it: with the messages that it reads. */
public record WordedPermission(CallPermission answer, Texts texts) {}
