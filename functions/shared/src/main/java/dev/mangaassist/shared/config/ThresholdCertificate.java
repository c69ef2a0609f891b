package dev.mangaassist.shared.config;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Thresholds that judged samples have certified: with a probability of at least 1 - delta over the
 * draw of the samples, in each group with a threshold the mean quality of the cascade's answers is
 * above {@code target} times the mean quality of the Sonnet tier's, and above {@code
 * minimumQuality}. It speaks of means over the asks that the samples were drawn from, and holds for
 * {@code versions} only.
 *
 * @param at when it was made
 * @param target the share of the Sonnet tier's mean quality that is kept
 * @param minimumQuality what the mean quality is above, besides
 * @param delta the probability with which it may be wrong
 * @param samples how many it rests on
 * @param versions of what it holds for
 * @param groups at least one, and at most one for each pair of task and language
 */
public record ThresholdCertificate(
    Instant at,
    BigDecimal target,
    BigDecimal minimumQuality,
    BigDecimal delta,
    int samples,
    AnswerVersions versions,
    List<Group> groups) {

  /**
   * A group of asks with its threshold.
   *
   * @param task of the asks; empty, as is the language, for all that have no group of their own
   * @param language of the asks
   * @param threshold a draft passes at this confidence or above, 0..1; empty if these asks were
   *     tested by themselves and no threshold could be certified
   * @param qualityLowerBound what the mean quality is at least, with the same probability
   * @param escalationRate an estimate of the share of drafts that escalate, 0..1
   * @param saving an estimate of what it saves of the cost of the Sonnet tier alone, 0..1
   * @param samples how many it rests on
   */
  public record Group(
      Optional<Task> task,
      Optional<Language> language,
      Optional<BigDecimal> threshold,
      BigDecimal qualityLowerBound,
      BigDecimal escalationRate,
      BigDecimal saving,
      int samples) {

    public Group {
      if (task.isPresent() != language.isPresent()) {
        throw new IllegalArgumentException(
            "A group of a certificate has both a task and a language, or neither");
      }
      threshold.ifPresent(
          value -> {
            if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
              throw new IllegalArgumentException(
                  "A certified threshold must be 0 to 1, but is " + value);
            }
          });
    }

    private boolean isOf(Task wantedTask, Language wantedLanguage) {
      return task.equals(Optional.of(wantedTask)) && language.equals(Optional.of(wantedLanguage));
    }

    /** Whether it is of all asks that have no group of their own. */
    public boolean isOfTheRest() {
      return task.isEmpty();
    }
  }

  public ThresholdCertificate {
    groups = List.copyOf(groups);
    long distinct =
        groups.stream().map(group -> List.of(group.task, group.language)).distinct().count();
    if (groups.isEmpty() || distinct < groups.size()) {
      throw new IllegalArgumentException(
          "A certificate needs a group, and at most one for each pair of task and language");
    }
  }

  /** The certified threshold of a task in a language; empty if none is. */
  public Optional<BigDecimal> threshold(Task task, Language language) {
    return groups.stream()
        .filter(group -> group.isOf(task, language))
        .findFirst()
        .or(() -> groups.stream().filter(Group::isOfTheRest).findFirst())
        .flatMap(Group::threshold);
  }

  /** Whether every draft has a certified threshold. */
  public boolean coversAll() {
    return groups.stream().anyMatch(Group::isOfTheRest)
        && groups.stream().allMatch(group -> group.threshold.isPresent());
  }
}
