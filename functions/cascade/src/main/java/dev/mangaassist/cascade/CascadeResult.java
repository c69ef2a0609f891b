package dev.mangaassist.cascade;

import dev.mangaassist.answers.confidence.Confidence;
import dev.mangaassist.models.ModelReply;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Optional;

/**
 * An answer, as the customer got it.
 *
 * @param text what it says
 * @param tier who wrote it
 * @param model the model that wrote it
 * @param cached whether it was given before
 * @param savedNanos what giving it again saved, in nano-dollars; 0 for an answer that was just
 *     written
 * @param good whether it passed its check, or came from the Sonnet tier
 * @param finishReason why the model stopped
 * @param complete whether the model came to the end of what it had to say
 * @param confidence how sure it is
 * @param rejectedDraft the draft that it replaces, if it replaces one
 * @param reason why this tier wrote it
 */
record CascadeResult(
    String text,
    Tier tier,
    String model,
    boolean cached,
    long savedNanos,
    boolean good,
    String finishReason,
    boolean complete,
    Confidence confidence,
    Optional<Rejection> rejectedDraft,
    String reason) {

  /** An answer that a model just wrote. */
  static CascadeResult written(
      String text, Tier tier, String model, ModelReply reply, Confidence confidence) {
    return new CascadeResult(
        text,
        tier,
        model,
        false,
        0,
        true,
        reply.stopReason(),
        reply.complete(),
        confidence,
        Optional.empty(),
        "");
  }

  /** Whether it replaces a draft that failed its check. */
  boolean escalated() {
    return rejectedDraft.isPresent();
  }

  /** The same for a reason. */
  CascadeResult as(String why) {
    return with(text, good, rejectedDraft, why);
  }

  /** The same in place of a draft. */
  CascadeResult instead(Rejection draft, String why) {
    return with(text, good, Optional.of(draft), why);
  }

  /** The same with an honest sentence, because it is not good enough. */
  CascadeResult cautioned(String caveat, String why) {
    return with(text + caveat, false, rejectedDraft, why);
  }

  private CascadeResult with(
      String newText, boolean newGood, Optional<Rejection> draft, String why) {
    return new CascadeResult(
        newText,
        tier,
        model,
        cached,
        savedNanos,
        newGood,
        finishReason,
        complete,
        confidence,
        draft,
        why);
  }
}
