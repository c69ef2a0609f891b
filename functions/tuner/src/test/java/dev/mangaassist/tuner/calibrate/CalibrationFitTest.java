package dev.mangaassist.tuner.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.ConfidenceCalibration.Curve;
import dev.mangaassist.shared.config.ConfidenceCalibration.Knot;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class CalibrationFitTest {
  private static final double OVERCONFIDENT_BY = 0.2;

  @Test
  void aModelThatOverstatesItselfIsCorrected() {
    ConfidenceCalibration calibration = fit(drafts(5000, Task.FAQ, Language.ENGLISH)).orElseThrow();
    for (String score : List.of("0.5", "0.7", "0.9")) {
      BigDecimal raw = new BigDecimal(score);
      assertThat(calibration.probability(raw, Task.FAQ, Language.ENGLISH).orElseThrow())
          .as(score)
          .isBetween(raw.subtract(new BigDecimal("0.26")), raw.subtract(new BigDecimal("0.14")));
    }
  }

  @Test
  void whereThereAreTooFewDraftsTheWiderCurveServes() {
    List<JudgedDraft> drafts = new ArrayList<>(drafts(300, Task.FAQ, Language.ENGLISH));
    drafts.addAll(drafts(150, Task.FAQ, Language.JAPANESE));
    drafts.addAll(drafts(60, Task.GREETING, Language.JAPANESE));
    assertThat(fit(drafts).orElseThrow().curves())
        .extracting(curve -> List.of(curve.task(), curve.language()))
        .containsExactly(
            List.of(Optional.of(Task.FAQ), Optional.of(Language.ENGLISH)),
            List.of(Optional.of(Task.FAQ), Optional.empty()),
            List.of(Optional.empty(), Optional.of(Language.ENGLISH)),
            List.of(Optional.empty(), Optional.of(Language.JAPANESE)),
            List.of(Optional.empty(), Optional.empty()));
  }

  @Test
  void tooFewDraftsInAllAreNotFitted() {
    assertThat(fit(drafts(199, Task.FAQ, Language.ENGLISH))).isEmpty();
    assertThat(fit(List.of())).isEmpty();
  }

  @Test
  void scoresThatTellNothingGiveOneLevel() {
    List<JudgedDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      drafts.add(draft("0.80", i % 4 != 0));
    }
    assertThat(fit(drafts).orElseThrow().curves())
        .extracting(Curve::knots)
        .allSatisfy(
            knots ->
                assertThat(knots)
                    .containsExactly(new Knot(new BigDecimal("0.8000"), new BigDecimal("0.7494"))));
  }

  @Test
  void draftsThatWereAllGoodAreNotTakenForCertain() {
    List<JudgedDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      drafts.add(draft("0.90", true));
    }
    assertThat(fit(drafts).orElseThrow().curves().getFirst().knots().getFirst().probability())
        .isLessThan(BigDecimal.ONE);
  }

  @Property(tries = 200)
  void anyDraftsGiveACurveThatRises(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 20) Integer> scores,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<JudgedDraft> drafts =
        scores.stream()
            .map(score -> draft(BigDecimal.valueOf(score * 5L, 2).toString(), random.nextBoolean()))
            .toList();
    List<Knot> knots = IsotonicFit.knots(drafts);
    new Curve(Optional.empty(), Optional.empty(), knots); // refuses what does not rise
    assertThat(knots)
        .allSatisfy(
            knot -> assertThat(knot.probability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
  }

  private static Optional<ConfidenceCalibration> fit(List<JudgedDraft> drafts) {
    return CalibrationFit.fit("test", 1, drafts);
  }

  /** Drafts of any scores that are good less often than their scores say. */
  private static List<JudgedDraft> drafts(int count, Task task, Language language) {
    Random random = new Random(count);
    List<JudgedDraft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double score = 0.3 + 0.7 * random.nextDouble();
      drafts.add(
          new JudgedDraft(
              BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_EVEN),
              task,
              language,
              random.nextDouble() < score - OVERCONFIDENT_BY));
    }
    return drafts;
  }

  private static JudgedDraft draft(String score, boolean good) {
    return new JudgedDraft(new BigDecimal(score), Task.FAQ, Language.ENGLISH, good);
  }
}
