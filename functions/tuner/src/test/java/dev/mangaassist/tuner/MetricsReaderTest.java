package dev.mangaassist.tuner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Observations.Cost;
import dev.mangaassist.tuner.rules.Observations.Counts;
import dev.mangaassist.tuner.rules.Observations.Latency;
import dev.mangaassist.tuner.rules.Observations.Quality;
import dev.mangaassist.tuner.rules.Traffic;
import dev.mangaassist.tuner.rules.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

final class MetricsReaderTest {
  @AutoClose private final CloudWatchOnTheWire wire = new CloudWatchOnTheWire();

  @AutoClose
  private final CloudWatchClient client =
      AwsClients.configure(
              CloudWatchClient.builder(),
              Environment.of(
                  Map.of(
                      "AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_CLOUDWATCH", wire.endpoint())),
              "CLOUDWATCH")
          .httpClient(AwsClients.httpClient())
          .build();

  private final MetricsReader reader = new MetricsReader(client, new BigDecimal("0.90"));

  @Test
  void ofOneSideOfATrialItReadsTheMetricsWithItsVariant() {
    wire.holds(Traffic.healthy(1_000).observations());
    wire.holds(Variant.CANARY, Traffic.healthy(100).observations());

    assertThat(reader.read(Traffic.WINDOW, Optional.of(Variant.CANARY)).counts())
        .isEqualTo(Traffic.healthy(100).observations().counts());
    assertThat(reader.read(Traffic.WINDOW, Optional.empty()).counts())
        .isEqualTo(Traffic.healthy(1_000).observations().counts());
    assertThat(reader.read(Traffic.WINDOW, Optional.of(Variant.STABLE)))
        .isEqualTo(Observations.none(Traffic.WINDOW));
  }

  @Test
  void itAsksOnceForOnePeriodThatSpansTheWindow() {
    reader.read(Traffic.WINDOW, Optional.empty());

    assertThat(wire.requests).hasSize(1);
    JsonNode request = wire.requests.getFirst();
    assertThat(Instant.ofEpochSecond(request.path("StartTime").asLong()))
        .isEqualTo(Traffic.WINDOW.start());
    assertThat(Instant.ofEpochSecond(request.path("EndTime").asLong()))
        .isEqualTo(Traffic.WINDOW.end());
    Set<String> ids = new HashSet<>();
    for (JsonNode query : request.path("MetricDataQueries")) {
      assertThat(query.at("/MetricStat/Period").asInt()).isEqualTo(900);
      assertThat(query.at("/MetricStat/Metric/Namespace").asText()).isEqualTo("MangaAssist");
      assertThat(query.at("/MetricStat/Metric/Dimensions")).isEmpty();
      assertThat(ids.add(query.path("Id").asText())).isTrue();
      assertThat(query.path("Id").asText()).matches("[a-z][a-zA-Z0-9_]*");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 3})
  void itReadsEveryStatisticFromOnePageOrMany(int resultsPerPage) {
    everything().withResultsPerPage(resultsPerPage);

    assertThat(reader.read(Traffic.WINDOW, Optional.empty()))
        .isEqualTo(
            new Observations(
                Traffic.WINDOW,
                new Counts(1000, 990, 4, 5, 800, 96, 7, 190),
                Optional.of(
                    new Latency(
                        990,
                        Duration.ofMillis(700),
                        Duration.ofNanos(2_500_500_000L),
                        Duration.ofMillis(2_900),
                        Duration.ofMillis(812),
                        Duration.ofMillis(550))),
                Optional.of(
                    new Latency(
                        990,
                        Duration.ofMillis(4_000),
                        Duration.ofMillis(8_000),
                        Duration.ofMillis(9_000),
                        Duration.ofMillis(4_200),
                        Duration.ofMillis(2_000))),
                Optional.of(
                    new Cost(
                        990,
                        new BigDecimal("0.00302025"),
                        new BigDecimal("2.9900475"),
                        new BigDecimal("0.00466875"))),
                Optional.of(
                    new Quality(
                        40,
                        new BigDecimal("0.9"),
                        new BigDecimal("0.35"),
                        new BigDecimal("0.125"),
                        new BigDecimal("0.095")))));
    assertThat(wire.requests).hasSize(resultsPerPage == 3 ? 11 : 1);
  }

  private CloudWatchOnTheWire everything() {
    return wire.with("TimeToFirstText", "SampleCount", 990.0)
        .with("TimeToFirstText", "Average", 812.0)
        .with("TimeToFirstText", "p16", 200.0)
        .with("TimeToFirstText", "p50", 700.0)
        .with("TimeToFirstText", "p84", 1300.0)
        .with("TimeToFirstText", "p95", 2500.5)
        .with("TimeToFirstText", "p99", 2900.0)
        .with("Latency", "SampleCount", 990.0)
        .with("Latency", "Average", 4200.0)
        .with("Latency", "p16", 2000.0)
        .with("Latency", "p50", 4000.0)
        .with("Latency", "p84", 6000.0)
        .with("Latency", "p95", 8000.0)
        .with("Latency", "p99", 9000.0)
        .with("CostPerQuery", "SampleCount", 990.0)
        .with("CostPerQuery", "Average", 0.00302025)
        .with("CostPerQuery", "Sum", 2.9900475)
        .with("CostPerQuery", "p16", 0.0002625)
        .with("CostPerQuery", "p84", 0.0096)
        .with("Quality", "SampleCount", 40.0)
        // a sum of forty 0.9 in floating point, divided by forty, is a little less than 0.9
        .with("Quality", "Average", 0.8999999999999996)
        .with("Quality", "Minimum", 0.35)
        .with("Quality", "p16", 0.80)
        .with("Quality", "p84", 0.99)
        .with("Quality", "PR(:0.8999)", 12.5)
        .with("AsksAccepted", "Sum", 1000.0)
        .with("AsksDone", "Sum", 990.0)
        .with("AsksFailed", "Sum", 4.0)
        .with("AsksAbandoned", "Sum", 5.0)
        .with("ModelAnswers", "Sum", 800.0)
        .with("Escalations", "Sum", 96.0)
        .with("DraftsTruncated", "Sum", 7.0)
        .with("CacheHits", "Sum", 190.0);
  }

  @Test
  void metricsWithoutDataPointsLeaveNoObservations() {
    assertThat(reader.read(Traffic.WINDOW, Optional.empty()))
        .isEqualTo(Observations.none(Traffic.WINDOW));
  }

  @Test
  void anEmptyWindowIsNotAskedFor() {
    var empty = new Window(Traffic.WINDOW.end(), Traffic.WINDOW.end());

    assertThat(reader.read(empty, Optional.empty())).isEqualTo(Observations.none(empty));
    assertThat(wire.requests).isEmpty();
  }

  @Test
  void aMetricThatFailedIsNotTakenForOneWithoutData() {
    wire.withStatus("InternalError");

    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(Traffic.WINDOW, Optional.empty()))
        .withMessageContaining("InternalError")
        .withMessageContaining("TIME_TO_FIRST_TEXT");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aValueThatIsNoNumberIsTold(double value) {
    wire.with("Quality", "Average", value);

    assertThatExceptionOfType(UnusableMetricsException.class)
        .isThrownBy(() -> reader.read(Traffic.WINDOW, Optional.empty()))
        .withMessageContaining("CloudWatch answered " + value)
        .withMessageContaining("QUALITY");
  }

  @Test
  void severalDataPointsOfOneStatisticAreRefused() {
    wire.with("AsksDone", "Sum", 1.0, 2.0);

    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(Traffic.WINDOW, Optional.empty()))
        .withMessageContaining("several data points")
        .withMessageContaining("ASKS_DONE");
  }

  @Test
  void observationsWithoutTheirPercentilesAreRefused() {
    wire.with("CostPerQuery", "SampleCount", 12.0);

    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(Traffic.WINDOW, Optional.empty()))
        .withMessage("CloudWatch counted observations of CostPerQuery but gave no Average of them");
  }
}
