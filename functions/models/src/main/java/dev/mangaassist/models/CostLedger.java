package dev.mangaassist.models;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one answer cost: every model call made for it, finished or aborted. Sums are exact, in
 * integer nano-dollars. Not safe for use by several threads.
 */
public final class CostLedger {

  private final List<Entry> entries = new ArrayList<>();

  /**
   * One model call.
   *
   * @param estimated whether the tokens were estimated, because the call was aborted before the
   *     model reported them
   */
  public record Entry(ModelProfile model, TokenUsage usage, boolean estimated) {

    /** The cost of this call, in nano-dollars. */
    public long costNanos() {
      return model.prices().cost(usage);
    }
  }

  /** Adds a call whose tokens the model reported. */
  public void finished(ModelProfile model, TokenUsage usage) {
    entries.add(new Entry(model, usage, false));
  }

  /** Adds a call that ended early, with what it is estimated to have used. */
  public void aborted(ModelProfile model, TokenUsage estimate) {
    entries.add(new Entry(model, estimate, true));
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

  /** The cost of all calls in US dollars, without trailing zeros. */
  public BigDecimal costUsd() {
    return Prices.usd(costNanos());
  }
}
