package dev.mangaassist.tuner.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import dev.mangaassist.tuner.rules.Finding.State;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplianceTest {
  @Test
  void theLevelsAreThoseThatAlarmsKnow() {
    assertThat(ServiceLevel.values())
        .extracting(ServiceLevel::reportName)
        .containsExactlyElementsOf(
            Stream.of(ServiceLevelName.values()).map(ServiceLevelName::wireName).toList());
  }

  @Test
  void everyLevelHasItsFindingAndHealthyTrafficMeetsThemAll() {
    Compliance compliance = Traffic.healthy().compliance();

    assertThat(compliance.findings())
        .extracting(Finding::level)
        .containsExactly(ServiceLevel.values());
    assertThat(compliance.levels(State.MET)).containsExactly(ServiceLevel.values());
    assertThat(compliance.allMet()).isTrue();
  }

  @Test
  void aLevelExactlyAtItsTargetIsMet() {
    Compliance compliance =
        Traffic.healthy()
            .firstTextMs(1_000, 2_500, 3_000)
            .quality("0.9", 10)
            .costUsd("0.006")
            .escalated(120, 800)
            .compliance();

    assertThat(compliance.allMet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1001,2500,3000,FIRST_TEXT_P50",
    "1000,2501,3000,FIRST_TEXT_P95",
    "1000,2500,3001,FIRST_TEXT_P99"
  })
  void eachPercentileIsALevelOfItsOwn(long p50, long p95, long p99, ServiceLevel broken) {
    Compliance compliance = Traffic.healthy().firstTextMs(p50, p95, p99).compliance();

    assertThat(compliance.levels(State.BROKEN)).containsExactly(broken);
  }

  @ParameterizedTest
  @CsvSource({"0.899999,BROKEN", "0.90,MET", "0.900001,MET"})
  void qualityIsAtLeastItsTarget(String mean, State state) {
    assertThat(finding(Traffic.healthy().quality(mean, 10), ServiceLevel.QUALITY).state())
        .isEqualTo(state);
  }

  @Test
  void aRateThatRoundsToItsTargetIsStillBroken() {
    assertThat(
            finding(Traffic.healthy().escalated(150_001, 1_000_000), ServiceLevel.ESCALATION_RATE)
                .state())
        .isEqualTo(State.BROKEN);
    Finding justOver =
        finding(Traffic.healthy().escalated(15_000_001, 100_000_000), ServiceLevel.ESCALATION_RATE);
    assertThat(justOver.state()).isEqualTo(State.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"9,UNKNOWN", "10,BROKEN"})
  void aLevelIsJudgedFromTenObservationsOn(long samples, State state) {
    Finding cost = finding(Traffic.healthy().cost("0.5", samples), ServiceLevel.COST_PER_QUERY);

    assertThat(cost.state()).isEqualTo(state);
    assertThat(cost.measured()).contains(new BigDecimal("0.5"));
    assertThat(cost.samples()).isEqualTo(samples);
  }

  @Test
  void withoutQualityDataThatLevelIsUnknownAndNotAllAreMet() {
    Compliance compliance = Traffic.healthy().withoutQuality().compliance();

    assertThat(compliance.levels(State.UNKNOWN)).containsExactly(ServiceLevel.QUALITY);
    assertThat(compliance.allMet()).isFalse();
  }

  @Test
  void aWindowWithoutObservationsLeavesEveryLevelUnknown() {
    Compliance compliance =
        Compliance.of(
            Observations.none(Traffic.WINDOW),
            ServiceLevels.withCostTarget(new BigDecimal("0.003")));

    assertThat(compliance.levels(State.UNKNOWN)).containsExactly(ServiceLevel.values());
  }

  @ParameterizedTest
  @CsvSource({
    "1000,1000,0,0,1,MET",
    "1000,999,1,0,0.999,MET",
    "1000,998,2,0,0.998,BROKEN",
    "1000,900,0,100,1,MET",
    "1000,990,0,0,1,MET",
    "1000,980,0,0,0.989898,BROKEN",
    "500,510,0,0,1,MET",
    "1000,0,1000,0,0,BROKEN"
  })
  void availabilityCountsWhatFailedAndWhatWasLostButNotWhatLeftOrIsStillUnderWay(
      long accepted, long done, long failed, long abandoned, String measured, State state) {
    // at 9 s each, 1,000 asks in 15 minutes leave 10 of them under way
    Finding availability =
        finding(
            Traffic.healthy().asks(accepted, done, failed, abandoned), ServiceLevel.AVAILABILITY);

    assertThat(availability.measured()).contains(new BigDecimal(measured));
    assertThat(availability.state()).isEqualTo(state);
  }

  @Test
  void theProjectionIsExactToTheCent() {
    Projection projection = Projection.of(new BigDecimal("0.003020255"));

    assertThat(projection)
        .isEqualTo(
            new Projection(
                new BigDecimal("3020.26"),
                new BigDecimal("21141.79"),
                new BigDecimal("90607.65"),
                new BigDecimal("1102393.08")));
  }

  private static Finding finding(Traffic traffic, ServiceLevel level) {
    return traffic.compliance().finding(level);
  }
}
