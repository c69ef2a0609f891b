package dev.mangaassist.cascade.cache;

import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;

/**
 * An answer that may be given again.
 *
 * @param text what was said
 * @param tier the tier that wrote it
 * @param model the model that wrote it
 * @param task what it answers
 * @param confidence of the answer, 0..1
 * @param finishReason why the model stopped
 * @param costNanos what it cost to write, in nano-dollars: what giving it again saves
 */
public record CachedAnswer(
    String text,
    Tier tier,
    String model,
    Task task,
    BigDecimal confidence,
    String finishReason,
    long costNanos) {}
