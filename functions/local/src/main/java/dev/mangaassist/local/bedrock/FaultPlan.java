package dev.mangaassist.local.bedrock;

import dev.mangaassist.shared.vocabulary.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which calls go wrong, and how. Calls that are refused as invalid do not count. */
public sealed interface FaultPlan {
  /** No call goes wrong. */
  record None() implements FaultPlan {}

  /** The next calls to these models go wrong, one after another; those after them do not. */
  record Next(Set<Tier> tiers, List<Fault> faults) implements FaultPlan {
    public Next {
      tiers = Set.copyOf(tiers);
      faults = List.copyOf(faults);
    }
  }

  /** A share of the calls to these models goes wrong, evenly spread: at 0.25 each fourth. */
  record Share(Set<Tier> tiers, double share, Fault fault) implements FaultPlan {
    public Share {
      tiers = Set.copyOf(tiers);
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be from 0 to 1, not " + share);
      }
    }
  }

  /** No call goes wrong. */
  static FaultPlan none() {
    return new None();
  }

  /** The next calls to any model go wrong. */
  static FaultPlan next(Fault... faults) {
    return new Next(EnumSet.allOf(Tier.class), List.of(faults));
  }

  /** A share of the calls to any model goes wrong. */
  static FaultPlan share(double share, Fault fault) {
    return new Share(EnumSet.allOf(Tier.class), share, fault);
  }

  /** The same plan for the calls to one model only. */
  default FaultPlan on(Tier tier) {
    return switch (this) {
      case None none -> none;
      case Next next -> new Next(Set.of(tier), next.faults());
      case Share share -> new Share(Set.of(tier), share.share(), share.fault());
    };
  }
}
