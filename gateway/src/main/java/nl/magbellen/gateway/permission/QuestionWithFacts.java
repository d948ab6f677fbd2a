package nl.magbellen.gateway.permission;

import nl.magbellen.facts.Facts;

/** A question, and what is known about it. */
record QuestionWithFacts(AskedQuestion asked, Facts facts) {}
