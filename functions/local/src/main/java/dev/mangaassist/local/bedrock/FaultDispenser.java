package dev.mangaassist.local.bedrock;

import dev.mangaassist.shared.vocabulary.Tier;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Hands the faults of one plan to the calls that it is meant for. */
final class FaultDispenser {
  private final FaultPlan plan;
  private final AtomicLong calls = new AtomicLong();

  FaultDispenser(FaultPlan plan) {
    this.plan = plan;
  }

  /** The fault of the next call to this model, if it goes wrong. */
  Optional<Fault> next(Tier tier) {
    return switch (plan) {
      case FaultPlan.None _ -> Optional.empty();
      case FaultPlan.Next next when next.tiers().contains(tier) -> {
        long call = calls.getAndIncrement();
        yield call < next.faults().size()
            ? Optional.of(next.faults().get((int) call))
            : Optional.empty();
      }
      case FaultPlan.Share share when share.tiers().contains(tier) -> {
        long call = calls.getAndIncrement();
        boolean strikes = Math.floor((call + 1) * share.share()) > Math.floor(call * share.share());
        yield strikes ? Optional.of(share.fault()) : Optional.empty();
      }
      case FaultPlan.Next _, FaultPlan.Share _ -> Optional.empty();
    };
  }
}
