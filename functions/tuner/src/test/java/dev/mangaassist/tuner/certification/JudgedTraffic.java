package dev.mangaassist.tuner.certification;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Judged drafts of a made-up shop: the surer they are, the likelier they are as good as Sonnet. */
public final class JudgedTraffic {
  /** What its answers are written with. */
  public static final AnswerVersions VERSIONS =
      AnswerVersions.of("prompts-1", "claude-5-5 1", Configuration.DEFAULT);

  private final Random random;
  private final List<JudgedSample> samples = new ArrayList<>();
  private AnswerVersions versions = VERSIONS;
  private Duration between = Duration.ofSeconds(20);
  private String judge = "judge-1";
  private boolean useless;
  private Instant next;

  /** Traffic that begins at a moment. */
  public JudgedTraffic(Instant start, long seed) {
    this.next = start;
    this.random = new Random(seed);
  }

  /** What the answers that follow are written with. */
  public JudgedTraffic writtenWith(AnswerVersions other) {
    versions = other;
    return this;
  }

  /** Who judges the answers that follow. */
  public JudgedTraffic judgedBy(String version) {
    judge = version;
    return this;
  }

  /** Every other of the drafts that follow is of no use, however sure it is, and all are long. */
  public JudgedTraffic useless() {
    useless = true;
    return this;
  }

  /** How much time passes from draft to draft. */
  public JudgedTraffic every(Duration time) {
    between = time;
    return this;
  }

  /** Lets time pass without drafts. */
  public JudgedTraffic from(Instant start) {
    next = start;
    return this;
  }

  /** More drafts, three in four of them answers to questions in English. */
  public JudgedTraffic drafts(int count) {
    for (int i = 0; i < count; i++) {
      samples.add(draft());
      next = next.plus(between);
    }
    return this;
  }

  /** All drafts so far, oldest first. */
  public List<JudgedSample> samples() {
    return List.copyOf(samples);
  }

  /** When the next draft would be asked for. */
  public Instant end() {
    return next;
  }

  private JudgedSample draft() {
    double sure = 0.4 + (0.6 * Math.sqrt(random.nextDouble()));
    boolean good = random.nextDouble() < (useless ? 0.5 : 1 - (0.4 * (1 - sure)));
    return new JudgedSample(
        next,
        "request-" + next.toEpochMilli(),
        random.nextInt(4) == 0 ? Task.PRODUCT_SEARCH : Task.FAQ,
        random.nextInt(4) == 0 ? Language.JAPANESE : Language.ENGLISH,
        Route.DRAFT,
        decimal(sure),
        decimal(sure),
        good ? new BigDecimal("0.95") : new BigDecimal("0.20"),
        new BigDecimal("0.95"),
        useless ? 1_200_000 : 200_000,
        6_000_000,
        new BigDecimal("0.01"),
        judge,
        versions);
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
  }
}
