package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.tuner.rules.Situation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a run does about certificates: whether the one in force ends, whether one is tried,
 * and on which samples.
 *
 * <p>An attempt is made at most once in {@link CertificationPolicy#every}, on the samples that came
 * in since the one before, as soon as there are enough of them; how many that is does not depend on
 * their qualities. So each attempt is wrong with a probability of delta at most; of many attempts,
 * that share may be. A certificate in force is tried anew after a week, and ends if that fails, or
 * for one of the reasons of {@link Ending}.
 */
public final class Certification {
  private final CertificationPolicy policy;
  private final SampleSource samples;

  public Certification(CertificationPolicy policy, SampleSource samples) {
    this.policy = policy;
    this.samples = samples;
  }

  /** What is to be done after the last attempt, if there was one. */
  public Step next(Situation situation, Optional<Attempt> last) {
    Configuration configuration = situation.configuration();
    Optional<ThresholdCertificate> held = configuration.certificate();
    Optional<String> end =
        held.flatMap(certificate -> Ending.reason(certificate, situation, samples));
    if (end.isPresent()) {
      return new Step.End(end.get(), without(configuration));
    }
    Instant due = due(held, last);
    return situation.now().isBefore(due)
        ? new Step.Wait(
            "The next attempt to certify thresholds is due at %s."
                .formatted(due.truncatedTo(ChronoUnit.SECONDS)))
        : attempt(situation, held, last);
  }

  private Instant due(Optional<ThresholdCertificate> held, Optional<Attempt> last) {
    Instant soonest = last.map(attempt -> attempt.at().plus(policy.every())).orElse(Instant.MIN);
    Instant renewal =
        held.map(made -> made.at().plus(CertificationPolicy.RENEWAL)).orElse(Instant.MIN);
    return renewal.isAfter(soonest) ? renewal : soonest;
  }

  private Step attempt(
      Situation situation, Optional<ThresholdCertificate> held, Optional<Attempt> last) {
    Instant oldest = situation.now().minus(SampleTable.LIFE);
    Instant from = last.map(Attempt::until).filter(oldest::isBefore).orElse(oldest);
    Instant until = situation.now().minus(policy.settling());
    Optional<JudgedSample> newest = samples.newest(from);
    List<JudgedSample> newer =
        newest
            .map(sample -> alike(sample, situation, from, until, CertificationPolicy.MOST_SAMPLES))
            .orElse(List.of());
    long needed = needed(last);
    if (newer.size() < needed) {
      return new Step.Wait(
          "%d of the %d judged drafts that the next certificate needs have come in since %s."
              .formatted(newer.size(), needed, from.truncatedTo(ChronoUnit.SECONDS)));
    }
    CertificationRun run =
        new CertificationRun(
            last.map(Attempt::number).orElse(0) + 1,
            situation.now(),
            until,
            newest.orElseThrow().versions().under(situation.configuration()),
            situation.configuration(),
            policy);
    List<JudgedSample> older =
        alike(
            newest.orElseThrow(),
            situation,
            oldest,
            from,
            CertificationPolicy.MOST_OLDER_OF_A_GROUP);
    return run.of(older, newer, held);
  }

  /** Those that are written and judged as it is done now, of which the newest tells. */
  private List<JudgedSample> alike(
      JudgedSample newest, Situation situation, Instant from, Instant until, int mostOfAGroup) {
    AnswerVersions running = newest.versions().under(situation.configuration());
    return samples.drafts(from, until, mostOfAGroup).stream()
        .filter(sample -> sample.judge().equals(newest.judge()))
        .filter(sample -> sample.versions().answersLike(running))
        .toList();
  }

  private static long needed(Optional<Attempt> last) {
    long wanted =
        last.filter(attempt -> !attempt.certified())
            .map(attempt -> attempt.samplesNeeded().orElse(0))
            .orElse(0L);
    return Math.clamp(wanted, CertificationPolicy.FEWEST_SAMPLES, CertificationPolicy.MOST_SAMPLES);
  }

  static Configuration without(Configuration configuration) {
    return configuration.toBuilder().certificate(Optional.empty()).build();
  }
}
