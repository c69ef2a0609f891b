package dev.mangaassist.cascade;

import dev.mangaassist.cascade.confidence.Confidence;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Optional;

/**
 * An answer, as the customer got it.
 *
 * @param text what it says
 * @param tier who wrote it
 * @param model the model that wrote it
 * @param escalated whether it replaces a draft that failed its check
 * @param cached whether it was given before
 * @param savedNanos what giving it again saved, in nano-dollars; 0 for an answer that was just
 *     written
 * @param good whether it passed its check, or came from the Sonnet tier
 * @param finishReason why the model stopped
 * @param complete whether the model came to the end of what it had to say
 * @param confidence how sure it is
 * @param rejectedDraft how sure the draft was that did not pass its check, if there was one
 * @param reason why this tier wrote it
 */
record CascadeResult(
    String text,
    Tier tier,
    String model,
    boolean escalated,
    boolean cached,
    long savedNanos,
    boolean good,
    String finishReason,
    boolean complete,
    Confidence confidence,
    Optional<Confidence> rejectedDraft,
    String reason) {}
