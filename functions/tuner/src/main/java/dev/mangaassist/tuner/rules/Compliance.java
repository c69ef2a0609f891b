package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Finding.State;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which service levels hold: a finding for each of {@link ServiceLevel}, in its order. */
public record Compliance(List<Finding> findings) {

  private static final int NANOS_PER_MILLI_DIGITS = 6;

  public Compliance {
    findings = List.copyOf(findings);
  }

  /** Holds observations against targets. */
  public static Compliance of(Observations observed, ServiceLevels targets) {
    Optional<Latency> firstText = observed.timeToFirstText();
    Optional<Quality> quality = observed.quality();
    Optional<Cost> cost = observed.cost();
    return new Compliance(
        List.of(
            time(ServiceLevel.FIRST_TEXT_P50, firstText, Latency::p50, targets.firstTextP50()),
            time(ServiceLevel.FIRST_TEXT_P95, firstText, Latency::p95, targets.firstTextP95()),
            time(ServiceLevel.FIRST_TEXT_P99, firstText, Latency::p99, targets.firstTextP99()),
            Finding.of(
                ServiceLevel.QUALITY,
                quality.map(Quality::mean),
                targets.quality(),
                quality.map(Quality::samples).orElse(0L)),
            Finding.of(
                ServiceLevel.COST_PER_QUERY,
                cost.map(Cost::mean),
                targets.costPerQueryUsd(),
                cost.map(Cost::samples).orElse(0L)),
            Finding.of(
                ServiceLevel.AVAILABILITY,
                observed.availability(),
                targets.availability(),
                observed.asksDue()),
            Finding.of(
                ServiceLevel.ESCALATION_RATE,
                observed.escalationRate(),
                targets.escalationRate(),
                observed.counts().modelAnswers())));
  }

  private static Finding time(
      ServiceLevel level,
      Optional<Latency> latency,
      Function<Latency, Duration> percentile,
      Duration target) {
    return Finding.of(
        level,
        latency.map(percentile).map(Compliance::millis),
        millis(target),
        latency.map(Latency::samples).orElse(0L));
  }

  private static BigDecimal millis(Duration duration) {
    BigDecimal millis = BigDecimal.valueOf(duration.toNanos(), NANOS_PER_MILLI_DIGITS);
    return millis.stripTrailingZeros();
  }

  public Finding finding(ServiceLevel level) {
    return findings.stream().filter(finding -> finding.level() == level).findFirst().orElseThrow();
  }

  public boolean isBroken(ServiceLevel level) {
    return finding(level).state() == State.BROKEN;
  }

  /** Whether every level is known to hold. */
  public boolean allMet() {
    return findings.stream().allMatch(finding -> finding.state() == State.MET);
  }

  /** The levels in a state. */
  public List<ServiceLevel> levels(State state) {
    return findings.stream()
        .filter(finding -> finding.state() == state)
        .map(Finding::level)
        .toList();
  }
}
