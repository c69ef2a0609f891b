package dev.mangaassist.tuner.certify;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Two ways to set thresholds from the same samples: one for all queries, or one for each group that
 * has enough samples and one for the rest.
 *
 * <p><b>One for all,</b> {@link #pooled()}: with a probability of at least 1 - delta, the mean
 * quality over all queries, each treated by that one threshold, is above target times the strong
 * tier's, and not below the minimum if there is one. It says nothing of any single group: a group
 * may lose much where others gain.
 *
 * <p><b>One for each group,</b> {@link #threshold}: with a probability of at least 1 - delta, all
 * of these statements hold at once.
 *
 * <ul>
 *   <li>For each of {@link #groups()} that has a threshold: the mean quality over the queries of
 *       this group is above target times the strong tier's mean over the same queries, and not
 *       below the minimum.
 *   <li>If {@link #rest()} has a threshold: the same of the mean over all queries that are in none
 *       of the groups, taken together, in the mix in which they were sampled. It says nothing of a
 *       single task or language among them.
 *   <li>It follows, if every query without a threshold is given to the strong tier at once: the
 *       mean quality over all queries is at least target times the strong tier's. For the groups
 *       this is so in whatever mix they come; the queries of the rest have to come in theirs. That
 *       the mean over all queries is not below the minimum follows only if every group and the rest
 *       has a threshold.
 * </ul>
 *
 * <p>The two ways have a delta each. Which one is taken has to be settled before the samples are
 * seen; who takes what looks better is wrong with a probability of 2 delta at most. What {@link
 * Certifier} says of conditions and of what a certificate is not holds for every one of these.
 * Escalation rates, qualities and savings are estimates, each within its own group; the lower
 * bounds of the quality hold for all groups and the rest at once, with a probability of at least 1
 * - delta too.
 *
 * @param pooled of all samples
 * @param groups those that are certified by themselves, in the order of their names
 * @param rest of all queries in none of the groups; absent if no sample was left for it
 */
public record CertifiedThresholds(
    Certificate pooled, List<GroupCertificate> groups, Optional<Certificate> rest) {

  public CertifiedThresholds {
    groups = List.copyOf(groups);
  }

  /** A certificate of one group. */
  public record GroupCertificate(Group group, Certificate certificate) {}

  /**
   * The certificate that a query falls under if there is one for each group: its group's own, also
   * if that certifies nothing, or that of the rest. Absent if no sample speaks of such queries.
   */
  public Optional<Certificate> certificate(Task task, Language language) {
    return groups.stream()
        .filter(certified -> certified.group().holds(task, language))
        .findFirst()
        .map(GroupCertificate::certificate)
        .or(() -> rest);
  }

  /**
   * The threshold of a query if there is one for each group: it escalates if its confidence is
   * below. Absent if none is certified for it: then it has to be given to the strong tier at once.
   */
  public Optional<BigDecimal> threshold(Task task, Language language) {
    return certificate(task, language).flatMap(Certificate::certifiedThreshold);
  }
}
