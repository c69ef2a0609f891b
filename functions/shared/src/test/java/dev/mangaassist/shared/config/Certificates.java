package dev.mangaassist.shared.config;

import dev.mangaassist.shared.config.ThresholdCertificate.Group;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Certificates to test with. */
public final class Certificates {
  /** What they are made for. */
  public static final AnswerVersions VERSIONS =
      AnswerVersions.of("prompts-1", "claude-5-5", Configuration.DEFAULT);

  private Certificates() {}

  /**
   * 0.62 for questions in Japanese, 0.71 for the rest; searches in English were not certifiable.
   */
  public static ThresholdCertificate faqInJapaneseAndTheRest() {
    return of(
        group(Optional.of(Task.FAQ), Optional.of(Language.JAPANESE), Optional.of("0.62")),
        group(Optional.of(Task.PRODUCT_SEARCH), Optional.of(Language.ENGLISH), Optional.empty()),
        group(Optional.empty(), Optional.empty(), Optional.of("0.71")));
  }

  /** One threshold for all drafts. */
  public static ThresholdCertificate ofAll(String threshold) {
    return of(group(Optional.empty(), Optional.empty(), Optional.of(threshold)));
  }

  /** A certificate of these groups. */
  public static ThresholdCertificate of(Group... groups) {
    return new ThresholdCertificate(
        Instant.parse("2026-11-25T04:00:00Z"),
        new BigDecimal("0.95"),
        new BigDecimal("0.90"),
        new BigDecimal("0.05"),
        1200,
        VERSIONS,
        List.of(groups));
  }

  /** A group with a threshold, or without one. */
  public static Group group(
      Optional<Task> task, Optional<Language> language, Optional<String> threshold) {
    return new Group(
        task,
        language,
        threshold.map(BigDecimal::new),
        new BigDecimal("0.91"),
        new BigDecimal("0.12"),
        new BigDecimal("0.55"),
        400);
  }
}
