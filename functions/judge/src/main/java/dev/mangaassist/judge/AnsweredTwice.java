package dev.mangaassist.judge;

import dev.mangaassist.answers.confidence.Confidence;

/**
 * The answers of both tiers to one ask.
 *
 * @param weak the whole Haiku draft, without its head
 * @param strong the Sonnet answer
 * @param confidence of the whole draft
 * @param weakCostNanos of the draft, in nano-dollars
 * @param strongCostNanos of the Sonnet answer, in nano-dollars
 */
record AnsweredTwice(
    String weak, String strong, Confidence confidence, long weakCostNanos, long strongCostNanos) {}
