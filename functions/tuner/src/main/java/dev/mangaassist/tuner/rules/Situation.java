package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.rules.Memory.Streak;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run knows.
 *
 * @param memory what the run before left, as far as it holds under the active version
 */
public record Situation(
    Instant now,
    ConfigurationVersion active,
    Observations observed,
    Compliance compliance,
    Memory memory,
    Policy policy) {

  /** Makes a situation out of what was read. */
  public static Situation of(
      Instant now,
      ConfigurationVersion active,
      Observations observed,
      Memory memory,
      Policy policy) {
    return new Situation(
        now,
        active,
        observed,
        Compliance.of(observed, policy.targets()),
        memory.under(active),
        policy);
  }

  /** The active one. */
  public Configuration configuration() {
    return active.configuration();
  }

  /** Whether enough was observed of a level to act on it. */
  boolean isEnough(ServiceLevel level) {
    return compliance.finding(level).samples() >= policy.samplesToAct();
  }

  /** Whether a level is broken by more than chance: by three of its standard errors. */
  public boolean isClearlyBroken(ServiceLevel level) {
    Finding finding = compliance.finding(level);
    Estimate target = new Estimate(finding.target(), BigDecimal.ZERO);
    return finding.state() == Finding.State.BROKEN
        && isEnough(level)
        && Optional.ofNullable(Estimates.of(observed).levels().get(level))
            .filter(measured -> measured.isWorse(level, target, BigDecimal.ZERO))
            .isPresent();
  }

  /** When the active version has a full window of its own. */
  public Instant coolDownUntil() {
    return CoolDown.until(active, policy.window());
  }

  /** Whether too little was seen of the active version to change it. */
  public boolean isCoolingDown() {
    return now.isBefore(coolDownUntil());
  }

  /** The windows in a row, with this one if it counts. */
  Streak streak() {
    return isCoolingDown() || !isEnough(ServiceLevel.COST_PER_QUERY)
        ? memory.streak()
        : memory.streak().counting(observed.window(), compliance);
  }
}
