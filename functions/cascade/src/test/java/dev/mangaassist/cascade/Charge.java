package dev.mangaassist.cascade;

import dev.mangaassist.models.TokenUsage;

/**
 * What a model of the default pair charges for one call, or one attempt at it.
 *
 * @param model its id
 * @param estimated whether the tokens are an estimate
 */
record Charge(String model, TokenUsage usage, boolean estimated) {

  /** In nano-dollars, by the price list of the product and nobody's code. */
  long nanos() {
    long plain = usage.input() - usage.cacheRead() - usage.cacheWritten();
    return model.contains("haiku")
        ? 100 * plain + 10 * usage.cacheRead() + 125 * usage.cacheWritten() + 500 * usage.output()
        : 2000 * plain
            + 200 * usage.cacheRead()
            + 2500 * usage.cacheWritten()
            + 10_000 * usage.output();
  }

  /** As a log line tells of it. */
  String inWords() {
    return "%s read %d (%d cached), wrote %d, %s"
        .formatted(
            model,
            usage.input(),
            usage.cacheRead(),
            usage.output(),
            estimated ? "estimated" : "reported");
  }
}
