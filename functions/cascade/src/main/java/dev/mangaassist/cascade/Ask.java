package dev.mangaassist.cascade;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.write.Deadline;
import dev.mangaassist.cascade.cache.CacheKey;
import dev.mangaassist.cascade.conversation.Turn;
import dev.mangaassist.cascade.deliver.AnswerStream;
import dev.mangaassist.cascade.select.RoutePlan;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.wire.CascadeRequest;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An ask that is being answered, with all that was found out about it before the first model call.
 *
 * @param turn the conversation's turn that it holds
 * @param served the configuration that it is answered by
 * @param threshold the confidence from which on a draft of it passes
 * @param cacheKey where an answer to it is looked for and kept; empty if none may be given again
 * @param plan who answers
 * @param funds what the Sonnet tier may cost
 * @param frames where the answer goes
 * @param ledger what the answer costs
 * @param firstTextBy when its first useful text is due
 * @param deadline when it has to be complete
 * @param inclusionProbability the share by which it was drawn to be judged; empty if it was not
 */
record Ask(
    CascadeRequest request,
    Turn turn,
    Understanding understanding,
    ServedConfiguration served,
    BigDecimal threshold,
    Optional<CacheKey> cacheKey,
    RoutePlan plan,
    SonnetFunds funds,
    AnswerStream frames,
    CostLedger ledger,
    Deadline firstTextBy,
    Deadline deadline,
    Optional<BigDecimal> inclusionProbability) {

  Configuration configuration() {
    return served.version().configuration();
  }

  /** The same ask, answered by another plan. */
  Ask planned(RoutePlan other) {
    return new Ask(
        request,
        turn,
        understanding,
        served,
        threshold,
        cacheKey,
        other,
        funds,
        frames,
        ledger,
        firstTextBy,
        deadline,
        inclusionProbability);
  }
}
