package dev.mangaassist.models;

import java.util.List;

/**
 * A model as the catalogue knows it.
 *
 * @param id the model id or inference profile id that calls name
 * @param prices what its tokens cost
 * @param performance what to expect of it
 * @param accepts what a request to it may hold
 * @param foundationModel the foundation model's id, for permissions
 * @param memberRegions where an inference profile may run the model; empty for a model that is
 *     called in its own region only
 */
public record ModelProfile(
    String id,
    Prices prices,
    Performance performance,
    Capabilities accepts,
    String foundationModel,
    List<String> memberRegions) {

  /**
   * What a request may hold; the model answers 400 to anything else.
   *
   * @param temperature a sampling temperature
   * @param prefill a last message of the assistant, to be continued
   * @param forcedTool a tool choice that names a tool
   * @param thinking what it does about reasoning before the answer
   * @param promptCacheMinimumTokens shortest prompt that it caches; 0 if it caches none
   */
  public record Capabilities(
      boolean temperature,
      boolean prefill,
      boolean forcedTool,
      Thinking thinking,
      int promptCacheMinimumTokens) {}

  /** Reasoning before the answer. */
  public enum Thinking {
    /** The model does not reason apart from its answer. */
    NONE,
    /** It reasons only when asked to. */
    OFF_BY_DEFAULT,
    /** It reasons unless told not to. */
    ON_BY_DEFAULT,
    /** It reasons and refuses to be told not to. */
    ALWAYS_ON
  }

  /** Whether {@link #id} names an inference profile, which routes to several regions. */
  public boolean isInferenceProfile() {
    return !id.equals(foundationModel);
  }

  /** Whether the inference profile may run the model in any commercial region. */
  public boolean isGlobal() {
    return id.startsWith("global.");
  }
}
