package dev.mangaassist.cascade.select;

import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;

/**
 * Who answers.
 *
 * @param tier the tier that writes first
 * @param mayEscalate whether a draft of the Haiku tier that fails its check goes to the Sonnet tier
 * @param raised whether the ask's own wish put the tier above that of its task
 * @param reason why, for the log
 * @param tradeOffs what the choice gains and loses against each other tier
 */
public record RoutePlan(
    Tier tier, boolean mayEscalate, boolean raised, String reason, List<TradeOff> tradeOffs) {

  public RoutePlan {
    tradeOffs = List.copyOf(tradeOffs);
  }
}
