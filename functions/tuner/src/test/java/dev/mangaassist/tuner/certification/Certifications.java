package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.vocabulary.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certifications to test with: once a day at most, with a minimum quality of 0.80. */
public final class Certifications {
  private static final CertificationPolicy POLICY =
      new CertificationPolicy(Duration.ofDays(1), new BigDecimal("0.80"));

  private Certifications() {}

  /** Of a deployment in which nothing was judged. */
  public static Certification withoutSamples() {
    return of(List::of);
  }

  /** Of samples in memory. */
  public static Certification of(Supplier<List<JudgedSample>> samples) {
    return new Certification(
        POLICY,
        new SampleSource() {
          @Override
          public List<JudgedSample> drafts(Instant from, Instant until, int mostOfAGroup) {
            return newestFirst(from, until)
                .filter(sample -> sample.route() == Route.DRAFT)
                .collect(
                    Collectors.groupingBy(
                        sample -> List.of(sample.task(), sample.language()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .flatMap(group -> group.stream().limit(mostOfAGroup))
                .toList();
          }

          private Stream<JudgedSample> newestFirst(Instant from, Instant until) {
            return samples.get().stream()
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(until))
                .sorted(Comparator.comparing(JudgedSample::at).reversed());
          }

          @Override
          public Optional<JudgedSample> newest(Instant from) {
            return newestFirst(from, Instant.MAX).findFirst();
          }
        });
  }
}
