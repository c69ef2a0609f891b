package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Plant.Conditions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Weeks of a tuner and a {@link Plant}, a run every quarter of an hour: traffic with its days and
 * nights, drift, phases of trouble, and outages in which metrics are missing or contradict
 * themselves.
 */
final class Simulation {
  static final Policy POLICY =
      new Policy(
          ServiceLevels.withCostTarget(new BigDecimal("0.006")), 300, Duration.ofMinutes(15));
  private static final int WINDOWS_A_DAY = 96;
  private static final int SETTLING_WINDOWS = 16;

  private static final int OUTAGE_WINDOWS = 6;
  private static final double OUTAGES_A_DAY = 0.7;

  private final List<Step> steps = new ArrayList<>();
  private final Random random;
  private final Plant plant;
  private final double traffic;
  private ConfigurationVersion active = ConfigurationVersion.BUILT_IN;
  private Memory memory = Memory.NONE;
  private Optional<Canary> canary = Optional.empty();
  private int latest;
  private int withdrawn;
  private int outageUntil;
  private boolean contradictory;

  /** With so little traffic that every change is published at once. */
  Simulation(long seed) {
    this(seed, 1, 0);
  }

  /**
   * @param traffic times the usual one
   * @param harmOfCuts as in {@link Plant}
   */
  Simulation(long seed, double traffic, double harmOfCuts) {
    random = new Random(seed);
    plant = new Plant(random, harmOfCuts);
    this.traffic = traffic;
  }

  /** Trouble for a while, from one day to another. */
  record Phase(double fromDay, double toDay, Conditions conditions) {}

  /**
   * One run.
   *
   * @param isOutage whether what it read was missing or false
   * @param isSettled whether no phase began or ended shortly before
   * @param quality that was observed of the whole service; 1 if none was
   * @param withdrawn how many trials had been withdrawn by then
   */
  record Step(
      boolean isOutage,
      boolean isSettled,
      ConfigurationVersion before,
      ConfigurationVersion after,
      Decision decision,
      double quality,
      int withdrawn) {

    boolean isChange() {
      return after.version() != before.version();
    }

    boolean isMet() {
      return decision.compliance().levels(Finding.State.BROKEN).isEmpty();
    }
  }

  List<Step> run(int days, List<Phase> phases) {
    Instant start = Instant.parse("2026-11-01T00:00:07Z");
    for (int index = 0; index < days * WINDOWS_A_DAY; index++) {
      run(index, start.plus(POLICY.window().multipliedBy(index)), phases);
    }
    return List.copyOf(steps);
  }

  private void run(int index, Instant now, List<Phase> phases) {
    double day = (double) index / WINDOWS_A_DAY;
    Conditions conditions = conditions(day, phases).times(traffic);
    Window window =
        Window.before(now, POLICY.window(), active.since().plus(CachedConfiguration.LIFE));
    boolean outage = isOutage(index);
    ConfigurationVersion before = active;
    Observations observed = seen(outage, serving(window, conditions));
    Situation situation = Situation.of(now, active, observed, memory, POLICY);
    double quality = observed.quality().map(judged -> judged.mean().doubleValue()).orElse(1.0);
    Decision decision =
        canary.isPresent() ? judge(situation, canary.get(), conditions, outage) : decide(situation);
    memory = decision.memory();
    steps.add(
        new Step(outage, isSettled(index, phases), before, active, decision, quality, withdrawn));
  }

  private Observations serving(Window window, Conditions conditions) {
    return canary
        .map(
            open ->
                Mixture.of(
                    window,
                    stableSide(window, open, conditions),
                    canarySide(window, open, conditions)))
        .orElseGet(() -> plant.observe(window, active.configuration(), conditions));
  }

  private Observations canarySide(Window window, Canary open, Conditions conditions) {
    double share = open.share().doubleValue();
    return plant.observe(window, open.version().configuration(), conditions.times(share));
  }

  private Observations stableSide(Window window, Canary open, Conditions conditions) {
    double share = open.share().doubleValue();
    return plant.observe(window, active.configuration(), conditions.times(1 - share));
  }

  private Observations seen(boolean outage, Observations observed) {
    return outage ? broken(observed) : observed;
  }

  private Decision decide(Situation situation) {
    Decision decision = Deliberation.decide(situation);
    if (decision.automatic().isEmpty()) {
      return decision;
    }
    latest++;
    ConfigurationVersion next =
        new ConfigurationVersion(
            latest,
            Recommender.apply(active.configuration(), decision.automatic()),
            Memory.AUTHOR,
            "simulated",
            situation.now());
    if (Trials.isToBeTried(situation, decision.automatic())) {
      canary = Optional.of(new Canary(next, active.configuration().canaryShare()));
      return remembering(
          decision, RememberingTrials.opened(situation, decision.automatic(), latest));
    }
    active = next;
    return remembering(decision, decision.memory().numbered(latest));
  }

  /** Both sides since the trial began, under what conditions are like now. */
  private Decision judge(Situation situation, Canary open, Conditions conditions, boolean outage) {
    Window window = TrialSituation.window(situation.now(), open, POLICY);
    TrialDecision decision =
        TrialDeliberation.decide(
            new TrialSituation(
                situation,
                open,
                seen(outage, canarySide(window, open, conditions)),
                seen(outage, stableSide(window, open, conditions))));
    switch (decision.verdict()) {
      case TrialVerdict.Promote _ -> {
        ConfigurationVersion tried = open.version();
        active =
            new ConfigurationVersion(
                tried.version(),
                tried.configuration(),
                tried.author(),
                tried.reason(),
                situation.now());
        canary = Optional.empty();
      }
      case TrialVerdict.Withdraw _ -> {
        withdrawn++;
        canary = Optional.empty();
      }
      case TrialVerdict.GoesOn _, TrialVerdict.Frozen _ -> {
        // the trial stays open
      }
    }
    return new Decision(situation.compliance(), List.of(), Optional.empty(), decision.memory());
  }

  private static Decision remembering(Decision decision, Memory memory) {
    return new Decision(
        decision.compliance(), decision.recommendations(), decision.doubt(), memory);
  }

  private boolean isOutage(int index) {
    if (index >= outageUntil && random.nextDouble() < OUTAGES_A_DAY / WINDOWS_A_DAY) {
      outageUntil = index + 1 + random.nextInt(OUTAGE_WINDOWS);
      contradictory = random.nextBoolean();
    }
    return index < outageUntil;
  }

  private Observations broken(Observations observed) {
    if (!contradictory) {
      return Observations.none(observed.window());
    }
    Counts counts = observed.counts();
    return new Observations(
        observed.window(),
        new Counts(
            counts.accepted(),
            counts.done() * 2 + 20,
            0,
            0,
            counts.modelAnswers(),
            counts.modelAnswers() + 1,
            0,
            0),
        observed.timeToFirstText(),
        observed.latency(),
        observed.cost(),
        Optional.empty());
  }

  private static boolean isSettled(int index, List<Phase> phases) {
    return phases.stream()
        .flatMap(phase -> List.of(phase.fromDay, phase.toDay).stream())
        .map(day -> index - day * WINDOWS_A_DAY)
        .noneMatch(since -> since >= 0 && since < SETTLING_WINDOWS);
  }

  private static Conditions conditions(double day, List<Phase> phases) {
    Conditions base =
        phases.stream()
            .filter(phase -> day >= phase.fromDay && day < phase.toDay)
            .map(Phase::conditions)
            .findFirst()
            .orElse(Conditions.usual());
    double daily = 1 - 0.6 * Math.cos(2 * Math.PI * day);
    double drift = Math.sin(2 * Math.PI * day / 5.3);
    return new Conditions(
        base.asksAMinute() * daily,
        base.quality() + 0.01 * drift,
        base.dear() * (1 + 0.04 * Math.sin(2 * Math.PI * day / 7.7)),
        base.slowMs() + 100 * Math.sin(2 * Math.PI * day / 3.1),
        base.length() * (1 + 0.1 * drift));
  }

  /** How often a setting turned around. */
  static int turns(List<Step> steps, ToDoubleFunction<Configuration> setting) {
    int turns = 0;
    double direction = 0;
    for (Step step : steps) {
      double moved =
          Math.signum(
              setting.applyAsDouble(step.after().configuration())
                  - setting.applyAsDouble(step.before().configuration()));
      if (moved != 0) {
        turns += direction != 0 && moved != direction ? 1 : 0;
        direction = moved;
      }
    }
    return turns;
  }
}
