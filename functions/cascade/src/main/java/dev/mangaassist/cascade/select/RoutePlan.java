package dev.mangaassist.cascade.select;

import dev.mangaassist.shared.vocabulary.Tier;

/**
 * Who answers.
 *
 * @param tier the tier that writes first
 * @param mayEscalate whether a draft that fails its check goes to the Sonnet tier
 * @param reason why, for the log
 */
public record RoutePlan(Tier tier, boolean mayEscalate, String reason) {}
