package dev.mangaassist.tuner;

import dev.mangaassist.tuner.rules.Change;
import dev.mangaassist.tuner.rules.Compliance;
import dev.mangaassist.tuner.rules.Decision;
import dev.mangaassist.tuner.rules.Finding;
import dev.mangaassist.tuner.rules.Finding.State;
import dev.mangaassist.tuner.rules.Recommendation;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why something was changed, and why not. */
final class Sentences {
  private Sentences() {}

  static String whyUnchanged(Decision decision) {
    Compliance compliance = decision.compliance();
    int unknown = compliance.levels(State.UNKNOWN).size();
    if (unknown == compliance.findings().size()) {
      return "Nothing was changed: no service level has the %d observations since the active version took effect that it takes to judge it."
          .formatted(Finding.MINIMUM_SAMPLES);
    }
    Optional<Recommendation> waiting =
        decision.recommendations().stream()
            .filter(recommendation -> recommendation.standing() == Standing.WAITING)
            .findFirst();
    if (waiting.isPresent()) {
      return "Nothing was changed yet: %s.".formatted(waiting.get().reason());
    }
    if (compliance.levels(State.BROKEN).isEmpty()) {
      return unknown == 0
          ? "Nothing was changed: every service level is met."
          : "Nothing was changed: no service level is known to be broken, and %d of them rest on fewer than %d observations."
              .formatted(unknown, Finding.MINIMUM_SAMPLES);
    }
    return "Nothing was changed: no rule may do more about the broken service levels by itself.";
  }

  static String reason(List<Recommendation> automatic) {
    return automatic.stream()
        .map(
            recommendation ->
                "%s: %s."
                    .formatted(
                        capitalized(recommendation.reason()),
                        recommendation.change().map(Change::describe).orElseThrow()))
        .collect(Collectors.joining(" "));
  }

  private static String capitalized(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
