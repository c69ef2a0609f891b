package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a decision out of a situation: doubts first, then every rule, then every caution, then one
 * change a setting. It reads no clock and keeps nothing.
 */
public final class Deliberation {
  private static final List<MemoryRule> UNDOING = List.of(new TakeBack(), new UndoCut());
  private static final MemoryRule RELAXING = new RelaxCaps();

  private Deliberation() {}

  public static Decision decide(Situation situation) {
    Optional<String> doubt =
        Doubts.about(
            situation.observed(), situation.memory().accepted(), situation.policy().samplesToAct());
    if (doubt.isPresent()) {
      return doubting(situation, doubt.get());
    }
    List<Recommendation> recommendations = oneChangeASetting(proposals(situation));
    return new Decision(
        situation.compliance(),
        recommendations,
        doubt,
        Remembering.after(situation, Recommender.automatic(recommendations)));
  }

  /** The decision to change nothing, because of a doubt. */
  public static Decision doubting(Situation situation, String doubt) {
    return new Decision(
        situation.compliance(), List.of(), Optional.of(doubt), situation.memory().afterGap());
  }

  /** A decision of which nothing is carried out, because something else comes first. */
  public static Decision waiting(Situation situation, Decision decision, String why) {
    return new Decision(
        decision.compliance(),
        decision.recommendations().stream()
            .map(
                recommendation ->
                    recommendation.standing() == Standing.AUTOMATIC
                        ? recommendation.waiting(why)
                        : recommendation)
            .toList(),
        decision.doubt(),
        Remembering.after(situation, List.of()));
  }

  private static List<Recommendation> proposals(Situation situation) {
    Stream<Recommendation> undoing =
        UNDOING.stream().flatMap(rule -> rule.recommend(situation).stream());
    Stream<Recommendation> stepping =
        Recommender.recommend(situation.configuration(), situation.compliance()).stream();
    Stream<Recommendation> relaxing = RELAXING.recommend(situation).stream();
    return Stream.of(undoing, stepping, relaxing)
        .flatMap(proposals -> proposals)
        .map(proposal -> UnderCertificate.apply(proposal, situation))
        .map(proposal -> Caution.apply(proposal, situation))
        .toList();
  }

  private static List<Recommendation> oneChangeASetting(List<Recommendation> proposals) {
    Set<String> taken = new HashSet<>();
    List<Recommendation> kept = new ArrayList<>();
    for (Recommendation proposal : proposals) {
      boolean isFree =
          proposal.standing() != Standing.AUTOMATIC
              || taken.add(proposal.change().orElseThrow().setting());
      kept.add(
          isFree ? proposal : proposal.overruled("another change of the same setting comes first"));
    }
    return kept;
  }
}
