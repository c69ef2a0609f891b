package dev.mangaassist.shared.samples;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An ask that both tiers answered in full and that was judged. It holds none of the customer's
 * words.
 *
 * @param at when the ask arrived; the sample itself came in later, by seconds or, if it was tried
 *     again, by an hour at most
 * @param requestId names the ask
 * @param route the way that the customer's own answer took
 * @param score what the confidence of the draft was made of, 0..1
 * @param confidence of the whole draft, which decides by the threshold who answers, 0..1
 * @param weakQuality of the Haiku draft, 0..1
 * @param strongQuality of the Sonnet answer, 0..1
 * @param weakCostNanos of the whole draft, in nano-dollars
 * @param strongCostNanos of the Sonnet answer, in nano-dollars
 * @param inclusionProbability the share by which the ask was drawn, over 0 up to 1
 * @param judge the version of what the judge is told
 * @param versions what both answers were written with
 */
public record JudgedSample(
    Instant at,
    String requestId,
    Task task,
    Language language,
    Route route,
    BigDecimal score,
    BigDecimal confidence,
    BigDecimal weakQuality,
    BigDecimal strongQuality,
    long weakCostNanos,
    long strongCostNanos,
    BigDecimal inclusionProbability,
    String judge,
    AnswerVersions versions) {}
