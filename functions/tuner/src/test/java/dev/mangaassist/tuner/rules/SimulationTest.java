package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.tuner.rules.Memory.Caps;
import dev.mangaassist.tuner.rules.Plant.Conditions;
import dev.mangaassist.tuner.rules.Simulation.Phase;
import dev.mangaassist.tuner.rules.Simulation.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four weeks of a tuner at a time, a run every quarter of an hour. */
final class SimulationTest {
  private static final int DAYS = 28;
  private static final double LEAST_MET = 0.95;

  /** Trouble that some setting within its bounds can answer. */
  private static final List<Phase> ANSWERABLE =
      List.of(
          new Phase(3, 6, new Conditions(140, 0.90, 1, 0, 1)),
          new Phase(9, 12, new Conditions(140, 0.95, 1.2, 0, 1)),
          new Phase(15, 18, new Conditions(140, 0.935, 1, 700, 1)),
          new Phase(21, 23, new Conditions(140, 0.95, 1.2, 300, 1.1)));

  /** Prices that a cut would answer. */
  private static final List<Phase> DEAR =
      List.of(new Phase(3, 23, new Conditions(140, 0.95, 1.5, 0, 1)));

  /** As many times the usual traffic, so that a tenth of it is enough to act on, at night too. */
  private static final double THICK = 8;

  /** Prices and long answers that no setting makes good for. */
  private static final List<Phase> HOPELESS =
      List.of(new Phase(3, 23, new Conditions(140, 0.95, 1.6, 0, 1.6)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void levelsAreMetAfterSettlingAndNothingOscillates(long seed) {
    assertSettles(new Simulation(seed).run(DAYS, ANSWERABLE));
  }

  private static void assertSettles(List<Step> steps) {
    assertCautious(steps);
    List<Step> settled =
        steps.stream().filter(step -> step.isSettled() && !step.isOutage()).toList();
    long met = settled.stream().filter(Step::isMet).count();
    assertThat((double) met / settled.size()).isGreaterThanOrEqualTo(LEAST_MET);
    // there and back again in at most three phases each, over 2,688 runs
    assertThat(Simulation.turns(steps, SimulationTest::threshold)).isLessThanOrEqualTo(6);
    assertThat(Simulation.turns(steps, SimulationTest::tokens)).isLessThanOrEqualTo(6);
    assertThat(Simulation.turns(steps, SimulationTest::cacheLife)).isLessThanOrEqualTo(6);
    assertThat(Caps.of(steps.getLast().after().configuration()))
        .as("caps after five quiet days")
        .isEqualTo(Caps.of(Configuration.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatHelpsNothingIsTriedMoreAndMoreSeldom(long seed) {
    List<Step> steps = new Simulation(seed).run(DAYS, HOPELESS);

    assertCautious(steps);
    // 2, 4, 8, ... hours apart, there and back again, 20 days have room for eight attempts
    assertThat(Simulation.turns(steps, SimulationTest::tokens)).isLessThanOrEqualTo(18);
    assertThat(Simulation.turns(steps, SimulationTest::threshold)).isLessThanOrEqualTo(18);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void withTrialsLevelsAreMetAfterSettlingAndNothingOscillates(long seed) {
    assertSettles(new Simulation(seed, THICK, 0).run(DAYS, ANSWERABLE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCutThatHurtsIsWithdrawnHavingHurtOnlyItsShareOfTheConversations(long seed) {
    List<Step> steps = new Simulation(seed, THICK, 0.10).run(DAYS, DEAR);

    assertCautious(steps);
    assertThat(steps)
        .allSatisfy(step -> assertThat(tokens(step.after().configuration())).isEqualTo(1024));
    // 2, 4, 8, ... hours apart, and then once a week
    assertThat(steps.getLast().withdrawn()).isBetween(3, 12);
    // a tenth of the conversations lost a tenth of their quality, and the target stayed met
    assertThat(steps).filteredOn(step -> !step.isOutage()).allMatch(step -> step.quality() > 0.90);
  }

  private static void assertCautious(List<Step> steps) {
    Instant lastChange = Instant.EPOCH;
    for (Step step : steps) {
      Configuration before = step.before().configuration();
      Configuration after = step.after().configuration();
      assertThat(threshold(after)).isBetween(0.60, 0.95);
      assertThat(tokens(after)).isBetween(256.0, 1024.0);
      assertThat(cacheLife(after)).isBetween(300.0, 600.0);
      if (step.decision().compliance().isBroken(ServiceLevel.QUALITY)) {
        assertThat(after.confidenceThreshold())
            .isGreaterThanOrEqualTo(before.confidenceThreshold());
        assertThat(after.haikuMaxTokens()).isGreaterThanOrEqualTo(before.haikuMaxTokens());
      }
      if (step.isChange()) {
        assertThat(step.isOutage()).isFalse();
        assertThat(Duration.between(lastChange, step.after().since()))
            .isGreaterThanOrEqualTo(Simulation.POLICY.window().plusSeconds(30));
        lastChange = step.after().since();
      }
    }
  }

  private static double threshold(Configuration configuration) {
    return configuration.confidenceThreshold().doubleValue();
  }

  private static double tokens(Configuration configuration) {
    return configuration.haikuMaxTokens();
  }

  private static double cacheLife(Configuration configuration) {
    return (double) configuration.responseCacheLife().toSeconds();
  }
}
