package dev.mangaassist.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one answer cost: every model call made for it, finished, aborted or lost. Sums are exact, in
 * integer nano-dollars. Not safe for use by several threads.
 */
public final class CostLedger {

  private final List<Entry> entries = new ArrayList<>();

  /**
   * One model call, or an attempt at one that was lost.
   *
   * @param estimated whether the tokens were estimated, because the call was aborted before the
   *     model reported them
   */
  public record Entry(ModelProfile model, TokenUsage usage, boolean estimated, CallTiming timing) {

    /** The cost of this call, in nano-dollars. */
    public long costNanos() {
      return model.prices().cost(usage);
    }
  }

  /** Adds a call, whose tokens the model reported or which are estimated. */
  public void enter(ModelProfile model, TokenUsage usage, boolean estimated, CallTiming timing) {
    entries.add(new Entry(model, usage, estimated, timing));
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The tokens of all calls. */
  public TokenUsage usage() {
    return entries.stream().map(Entry::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  /** The cost of all calls, in nano-dollars. */
  public long costNanos() {
    return entries.stream().mapToLong(Entry::costNanos).sum();
  }

  /** The cost of all calls of one model, in nano-dollars. */
  public long costNanos(ModelProfile model) {
    return entries.stream()
        .filter(entry -> entry.model.equals(model))
        .mapToLong(Entry::costNanos)
        .sum();
  }

  /** The cost of all calls in US dollars, without trailing zeros. */
  public BigDecimal costUsd() {
    return Prices.usd(costNanos());
  }
}
