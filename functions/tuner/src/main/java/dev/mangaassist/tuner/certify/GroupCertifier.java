package dev.mangaassist.tuner.certify;

import dev.mangaassist.tuner.certify.CertifiedThresholds.GroupCertificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Certifies a threshold for all queries, and one for each task and language that has enough samples
 * and one for the rest; {@link CertifiedThresholds} says what is promised.
 *
 * <p><b>Why the groups' certificates hold together.</b> Each is made with delta divided by their
 * number. Which groups there are is told by the tasks and languages of the first tenth of the
 * samples, in the order of the seed: a group is certified by itself if it would have {@value
 * #ENOUGH} samples at the rate at which it comes there. Given all tasks and languages, the samples
 * of a group are still independent draws from it, so that its certificate may use all of them. The
 * rest is certified without those of the first tenth. Were they in it, or were groups told by all
 * samples, the rest's would be no independent draws from the rest: they would be those in which no
 * group came too often. In either case the number of certificates depends on no quality.
 */
public final class GroupCertifier {

  /** The number of samples with which a group is expected to be worth a certificate of its own. */
  public static final int ENOUGH = 200;

  private static final int SCOUTED = 10;

  private final Terms terms;

  public GroupCertifier(Terms terms) {
    this.terms = terms;
  }

  /**
   * Certifies.
   *
   * @param samples at least one; all of them name a task or none does, and so of the language. If
   *     they name neither, there are no groups, and the rest is all.
   * @throws IllegalArgumentException if some name what others do not, or a weight is above the
   *     largest of the design
   */
  public CertifiedThresholds certify(List<PairedSample> samples) {
    Certificate pooled = new Certifier(terms).certify(samples);
    Group first = samples.getFirst().group();
    if (!samples.stream().allMatch(sample -> sample.group().isNamedLike(first))) {
      throw new IllegalArgumentException("Some samples name a task or language, others do not");
    }
    return first.equals(Group.ANY)
        ? new CertifiedThresholds(pooled, List.of(), Optional.of(pooled))
        : certify(samples, pooled);
  }

  private CertifiedThresholds certify(List<PairedSample> samples, Certificate pooled) {
    List<PairedSample> order = new ArrayList<>(samples);
    Collections.shuffle(order, new Random(terms.seed()));
    int scouts = order.size() / SCOUTED;
    Set<Group> large = large(order.subList(0, scouts));
    Map<Group, List<PairedSample>> groups =
        order.stream()
            .filter(sample -> large.contains(sample.group()))
            .collect(Collectors.groupingBy(PairedSample::group, TreeMap::new, Collectors.toList()));
    List<PairedSample> rest =
        order.stream().skip(scouts).filter(sample -> !large.contains(sample.group())).toList();
    int certificates = groups.size() + (rest.isEmpty() ? 0 : 1);
    Certifier certifier = new Certifier(terms.withDelta(terms.delta() / certificates));
    return new CertifiedThresholds(
        pooled,
        groups.entrySet().stream()
            .map(group -> new GroupCertificate(group.getKey(), certifier.certify(group.getValue())))
            .toList(),
        rest.isEmpty() ? Optional.empty() : Optional.of(certifier.certify(rest)));
  }

  private static Set<Group> large(List<PairedSample> scouts) {
    return scouts.stream()
        .collect(Collectors.groupingBy(PairedSample::group, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(group -> group.getValue() * SCOUTED >= ENOUGH)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
