package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.CachedConfiguration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.tuner.rules.Memory.Bar;
import dev.mangaassist.tuner.rules.Memory.Caps;
import dev.mangaassist.tuner.rules.Recommendation.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs one after the other, each with what the one before left. */
final class DeliberationTest {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Policy POLICY =
      new Policy(ServiceLevels.withCostTarget(new BigDecimal("0.006")), 300, WINDOW);

  private Instant now = Instant.parse("2026-11-23T10:15:07Z");
  private ConfigurationVersion active = ConfigurationVersion.BUILT_IN;
  private Memory memory = Memory.NONE;

  @Test
  void aCutAfterWhichDraftsAreTruncatedIsTakenBackAndNotTriedAgainForTwoHours() {
    run(dear());
    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(896);

    run(dear().truncated(40));
    run(dear().truncated(40));
    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(1024);
    assertThat(active.reason())
        .isEqualTo("the share of truncated drafts rose from 0.00625 before the first cut to 0.05");
    assertThat(memory.bars())
        .containsExactly(
            new Bar(
                Action.CUT_HAIKU_MAX_TOKENS, now.minus(WINDOW).plus(WINDOW.multipliedBy(8)), 1));

    run(dear());
    Decision barred = run(dear());
    assertThat(barred.recommendations())
        .extracting(Recommendation::standing)
        .containsExactly(Standing.WAITING);
    assertThat(barred.recommendations().getFirst().reason())
        .contains("waits: it was taken back once and is not tried again before");
  }

  @ParameterizedTest
  // 8 more of 800 answers are 0.01: what matters has to be exceeded, and so has chance
  @CsvSource({"5,896", "13,896", "20,896", "25,1024"})
  void aFewMoreTruncatedDraftsMayBeChance(long truncated, int tokens) {
    run(dear());
    run(healthyBut(truncated));
    run(healthyBut(truncated));

    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(tokens);
  }

  private static Traffic healthyBut(long truncated) {
    return Traffic.healthy().truncated(truncated);
  }

  @Test
  void aLowerThresholdThatBreaksTheQualityIsTakenBack() {
    run(Traffic.healthy().quality("0.94", 1_000).escalated(200, 800));
    assertThat(active.configuration().confidenceThreshold()).isEqualTo(new BigDecimal("0.78"));

    run(Traffic.healthy());
    run(Traffic.healthy().quality("0.88", 1_000));

    assertThat(active.configuration().confidenceThreshold()).isEqualTo(new BigDecimal("0.80"));
    assertThat(active.reason())
        .isEqualTo("version 1 made the mean quality worse: 0.94 before, 0.88 under it");
    assertThat(memory.bar(Action.LOWER_THRESHOLD)).isPresent();
  }

  @Test
  void whatStandsItsTrialIsNotTakenBackLater() {
    run(Traffic.healthy().quality("0.94", 1_000).escalated(200, 800));
    run(Traffic.healthy());
    run(Traffic.healthy());
    assertThat(memory.watched()).isEmpty();

    Decision later = run(Traffic.healthy().quality("0.88", 1_000));

    assertThat(later.automatic())
        .extracting(Recommendation::action)
        .containsExactly(Action.RAISE_THRESHOLD);
    // but the step down turned out to be one too many
    assertThat(memory.bar(Action.LOWER_THRESHOLD)).isPresent();
  }

  @Test
  void whatIsTakenBackAgainWaitsTwiceAsLongUpToAWeek() {
    Instant at = now;
    Bar first = BackOff.next(Optional.empty(), Action.LOWER_THRESHOLD, at, WINDOW);
    Bar second = BackOff.next(Optional.of(first), Action.LOWER_THRESHOLD, first.until(), WINDOW);
    Bar last = second;
    for (int time = 0; time < 10; time++) {
      last = BackOff.next(Optional.of(last), last.action(), last.until(), WINDOW);
    }
    Instant muchLater = last.until().plus(Duration.ofDays(7));

    assertThat(first.until()).isEqualTo(at.plus(Duration.ofHours(2)));
    assertThat(second.until()).isEqualTo(first.until().plus(Duration.ofHours(4)));
    assertThat(BackOff.next(Optional.of(last), last.action(), at, WINDOW).until())
        .isEqualTo(at.plus(Duration.ofDays(7)));
    assertThat(BackOff.isRemembered(last, muchLater.minusSeconds(1))).isTrue();
    assertThat(BackOff.isRemembered(last, muchLater)).isFalse();
  }

  @Test
  void afterEightCompliantWindowsEachCapTakesOneStepHome() {
    run(dear().firstTextMs(600, 2_800, 2_900));
    assertThat(caps()).isEqualTo(new Caps(896, Duration.ofMinutes(6)));
    run(Traffic.healthy());
    for (int window = 1; window <= 7; window++) {
      run(roomy());
    }
    assertThat(active.version()).isEqualTo(1);

    run(roomy());

    assertThat(caps()).isEqualTo(Caps.of(Configuration.DEFAULT));
    assertThat(active.reason()).startsWith("8 windows in a row had no broken level");
  }

  @Test
  void aCapWithoutTwiceItsMarginToSpareStaysWhereItIs() {
    run(dear().firstTextMs(600, 2_800, 2_900));
    for (int window = 0; window <= 20; window++) {
      run(Traffic.healthy().costUsd("0.0049").firstTextMs(600, 2_101, 2_700));
    }

    assertThat(caps()).isEqualTo(new Caps(896, Duration.ofMinutes(6)));
    assertThat(memory.streak().compliant()).isEqualTo(20);
  }

  @Test
  void capsGoNoFurtherThanWherePeopleLeftThem() {
    publish(Configuration.DEFAULT.withHaikuMaxTokens(600), "Ana");
    run(dear());
    run(dear());
    run(dear());
    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(472);
    for (int window = 0; window <= 30; window++) {
      run(roomy());
    }

    assertThat(active.configuration().haikuMaxTokens()).isEqualTo(600);
  }

  @Test
  void aGapEndsTheStreakAndChangesNothing() {
    run(roomy());
    run(roomy());
    assertThat(memory.streak().compliant()).isEqualTo(2);

    Decision frozen = run(Traffic.healthy().escalated(801, 800));

    assertThat(frozen.doubt()).contains("801 of 800 answers were escalated");
    assertThat(frozen.recommendations()).isEmpty();
    assertThat(memory.streak().compliant()).isZero();
  }

  @Test
  void anotherWritersVersionEndsTheTrialOfTheTuners() {
    run(dear());
    assertThat(memory.watched()).isPresent();
    publish(Configuration.DEFAULT.withHaikuMaxTokens(512), "Ana");

    run(Traffic.healthy());

    assertThat(memory.watched()).isEmpty();
    assertThat(memory.home()).isEqualTo(new Caps(512, Duration.ofMinutes(5)));
  }

  private static Traffic dear() {
    return Traffic.healthy().costUsd("0.0071");
  }

  private static Traffic roomy() {
    return Traffic.healthy().costUsd("0.0048").firstTextMs(600, 2_100, 2_700);
  }

  private Caps caps() {
    return Caps.of(active.configuration());
  }

  private void publish(Configuration configuration, String author) {
    active = new ConfigurationVersion(active.version() + 1, configuration, author, "By hand.", now);
  }

  private Decision run(Traffic traffic) {
    Window window = Window.before(now, WINDOW, active.since().plus(CachedConfiguration.LIFE));
    Decision decision =
        Deliberation.decide(
            Situation.of(now, active, traffic.observations(window), memory, POLICY));
    List<Recommendation> automatic = decision.automatic();
    if (!automatic.isEmpty()) {
      active =
          new ConfigurationVersion(
              active.version() + 1,
              Recommender.apply(active.configuration(), automatic),
              Memory.AUTHOR,
              automatic.getFirst().reason(),
              now);
    }
    memory = decision.memory();
    now = now.plus(WINDOW);
    return decision;
  }
}
