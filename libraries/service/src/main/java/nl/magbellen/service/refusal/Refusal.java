package nl.magbellen.service.refusal;

/**
 * Why something is not done. Each service seals its own refusals, and has one table that says what
 * a client is told of each, so that the compiler finds what a new refusal lacks.
 */
public interface Refusal {}
