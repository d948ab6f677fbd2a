package nl.magbellen.gateway.permission;

import java.time.Instant;
import nl.magbellen.decision.Decision;
import nl.magbellen.facts.Facts;
import nl.magbellen.gateway.answer.Decided;
import nl.magbellen.gateway.rules.RulebookWithMourningDays;
import nl.magbellen.question.Question;

/** A question, and what is known about it. */
record QuestionWithFacts(AskedQuestion asked, Facts facts) {

  /** Decides by these rules; nothing is signed or recorded yet. */
  Decided decide(RulebookWithMourningDays rules, Instant decidedAt) {
    Question question = asked.question();
    Decision made = Decisions.decide(question, facts, rules.rulebook(), decidedAt);
    return new Decided(
        question,
        asked.askedBy(),
        facts,
        rules.mourningDays(),
        Decisions.answer(question, decidedAt, made));
  }
}
