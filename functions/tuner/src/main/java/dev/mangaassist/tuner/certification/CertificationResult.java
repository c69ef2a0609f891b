package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.tuner.certify.Certificate;
import dev.mangaassist.tuner.certify.CertifiedThresholds;
import dev.mangaassist.tuner.certify.CertifiedThresholds.GroupCertificate;
import dev.mangaassist.tuner.certify.Group;
import dev.mangaassist.tuner.certify.PairedSample;
import dev.mangaassist.tuner.certify.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an attempt found: one certificate for all drafts from few samples, one for each group from
 * many. Which of the two is settled by the number of samples alone.
 *
 * @param samples how many it rests on
 * @param groups with what was found of each; {@link Group#ANY} for all that have none of their own
 */
record CertificationResult(int samples, List<GroupCertificate> groups) {
  /** With fewer, most groups are too small for a certificate of their own. */
  static final int ENOUGH_FOR_GROUPS = 2_000;

  private static final int DIGITS = 4;

  static CertificationResult of(CertifiedThresholds certified, List<PairedSample> samples) {
    if (samples.size() < ENOUGH_FOR_GROUPS) {
      return new CertificationResult(
          samples.size(), List.of(new GroupCertificate(Group.ANY, certified.pooled())));
    }
    Stream<GroupCertificate> rest =
        certified.rest().map(found -> new GroupCertificate(Group.ANY, found)).stream();
    return new CertificationResult(
        samples.size(), Stream.concat(certified.groups().stream(), rest).toList());
  }

  /** The thresholds; empty if none is certified. */
  Optional<ThresholdCertificate> certificate(Instant at, Terms terms, AnswerVersions versions) {
    return groups.stream().noneMatch(CertificationResult::isCertified)
        ? Optional.empty()
        : Optional.of(
            new ThresholdCertificate(
                at,
                BigDecimal.valueOf(terms.target()),
                BigDecimal.valueOf(terms.minimumQuality()),
                BigDecimal.valueOf(terms.delta()),
                samples,
                versions,
                groups.stream().map(CertificationResult::group).toList()));
  }

  private static boolean isCertified(GroupCertificate found) {
    return found.certificate() instanceof Certificate.Certified;
  }

  private static ThresholdCertificate.Group group(GroupCertificate found) {
    Certificate certificate = found.certificate();
    return new ThresholdCertificate.Group(
        found.group().task(),
        found.group().language(),
        certificate.certifiedThreshold(),
        share(certificate.qualityLowerBound(), RoundingMode.FLOOR),
        share(certificate.point().escalationRate(), RoundingMode.HALF_EVEN),
        share(certificate.point().saving(), RoundingMode.HALF_EVEN),
        certificate.samples());
  }

  private static BigDecimal share(double value, RoundingMode rounding) {
    return BigDecimal.valueOf(value).setScale(DIGITS, rounding);
  }

  /** About how many samples of all groups it would probably take for one threshold. */
  OptionalLong samplesNeeded() {
    return groups.stream()
        .flatMap(found -> needed(found).stream())
        .mapToLong(Long::longValue)
        .min();
  }

  private Optional<Long> needed(GroupCertificate found) {
    return found.certificate() instanceof Certificate.NotCertifiable none
            && none.samplesNeeded().isPresent()
        ? Optional.of(
            (long) Math.ceil((double) none.samplesNeeded().getAsLong() * samples / none.samples()))
        : Optional.empty();
  }

  /** What was found of each group, for people. */
  String sentence() {
    return "Of %d judged drafts: %s."
        .formatted(samples, groups.stream().map(this::clause).collect(Collectors.joining("; ")));
  }

  private String clause(GroupCertificate found) {
    String name =
        found.group().task().isEmpty()
            ? (groups.size() == 1 ? "all" : "all others")
            : found.group().task().orElseThrow().wireName()
                + "/"
                + found.group().language().orElseThrow().code();
    Certificate certificate = found.certificate();
    return certificate
        .certifiedThreshold()
        .map(
            threshold ->
                String.format(
                    Locale.ROOT,
                    "%s pass from %s on, with a quality of at least %.3f, where about %.1f%% escalate and %.1f%% is saved",
                    name,
                    threshold.toPlainString(),
                    certificate.qualityLowerBound(),
                    100 * certificate.point().escalationRate(),
                    100 * certificate.point().saving()))
        .orElseGet(() -> "%s are not certifiable (%s)".formatted(name, certificate.reason()));
  }
}
