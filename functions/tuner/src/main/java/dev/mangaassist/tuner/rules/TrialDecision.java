package dev.mangaassist.tuner.rules;

/**
 * What a run with an open trial comes to.
 *
 * @param memory what to keep, once the verdict has been carried out
 */
public record TrialDecision(TrialVerdict verdict, Memory memory) {}
