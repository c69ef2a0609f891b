package dev.mangaassist.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final MetricKey COST = new MetricKey("Shop", "Cost", Map.of());

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final MetricStore store = new MetricStore(now::get);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "INFO an ordinary line",
        "{",
        "{\"message\":\"JSON, but no metric\"}",
        "[1,2]",
        "{\"_aws\":{\"CloudWatchMetrics\":[{\"Namespace\":\"Shop\",\"Dimensions\":[[]],"
            + "\"Metrics\":[{\"Name\":\"Cost\"}]}]},\"Cost\":1}",
        "{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Shop\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Cost\"}]}]}}",
        "{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Shop\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Cost\"}]}]},\"Cost\":\"1\"}",
        "{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Shop\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Cost\"}]}]},\"Cost\":[1,null]}",
        "{\"_aws\":{\"Timestamp\":1772366400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Shop\","
            + "\"Dimensions\":[\"Tier\"],\"Metrics\":[{\"Name\":\"Cost\"}]}]},\"Cost\":1}"
      })
  void ignoresLinesThatAreNotInTheFormat(String line) {
    store.accept(line);

    assertThat(costs(NOON, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void readsEveryDirectiveAndDimensionSetOfALine() {
    store.accept(
        """
        {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[
          {"Namespace":"Shop","Dimensions":[[],["Tier"],["Tier","Task"],["Absent"]],
           "Metrics":[{"Name":"Cost"},{"Name":"Latency","Unit":"Milliseconds"}]},
          {"Namespace":"Other","Dimensions":[[]],"Metrics":[{"Name":"Cost"}]}]},
         "Tier":"haiku","Task":"faq","Cost":0.5,"Latency":[250,350],"Seen":true}"""
            .formatted(NOON.toEpochMilli())
            .replace("\n", ""));

    assertThat(count(COST)).isEqualTo(1);
    assertThat(count(new MetricKey("Other", "Cost", Map.of()))).isEqualTo(1);
    assertThat(count(new MetricKey("Shop", "Cost", Map.of("Tier", "haiku")))).isEqualTo(1);
    assertThat(count(new MetricKey("Shop", "Cost", Map.of("Tier", "haiku", "Task", "faq"))))
        .isEqualTo(1);
    assertThat(count(new MetricKey("Shop", "Latency", Map.of()))).isEqualTo(2);
    assertThat(count(new MetricKey("Shop", "Cost", Map.of("Task", "faq")))).isZero();
    assertThat(count(new MetricKey("Shop", "Cost", Map.of("Absent", "")))).isZero();
  }

  @Test
  void takesUpToAHundredValuesALine() {
    emit(NOON, IntStream.range(0, 100).mapToObj(i -> "1").collect(Collectors.joining(",")));
    assertThat(count(COST)).isEqualTo(100);

    emit(NOON, IntStream.range(0, 101).mapToObj(i -> "1").collect(Collectors.joining(",")));
    assertThat(count(COST)).isEqualTo(100);
  }

  @Test
  void forgetsWhatIsOlderThanThreeHours() {
    emit(NOON, "1");
    assertThat(count(COST)).isEqualTo(1);

    now.set(NOON.plus(Duration.ofHours(3)).plusMillis(1));

    assertThat(count(COST)).isZero();
  }

  @Test
  void takesNoTimesFarFromNow() {
    emit(NOON.minus(Duration.ofHours(3)).minusMillis(1), "1");
    emit(NOON.plus(Duration.ofHours(2)).plusMillis(1), "2");
    emit(NOON.plus(Duration.ofHours(2)), "4");

    assertThat(costs(NOON.minus(Duration.ofDays(1)), Duration.ofDays(2))).containsExactly(4.0);
  }

  @Test
  void aFullSeriesDropsItsOldestValues() {
    var series = new Series(100);
    IntStream.range(0, 150).forEach(i -> series.add(i, i, 0));

    double[] kept = series.byPeriod(0, 1_000, 1_000).get(0L);

    assertThat(kept).hasSizeBetween(75, 100).endsWith(148, 149).doesNotContain(0, 25);
  }

  @Test
  void aSeriesMakesRoomByForgettingWhatIsPastItsHorizonFirst() {
    var series = new Series(128);
    IntStream.range(0, 128).forEach(i -> series.add(i, i, 0));

    series.add(128, 128, 100);

    assertThat(series.byPeriod(0, 1_000, 1_000).get(0L)).hasSize(29).startsWith(100);
  }

  private double count(MetricKey key) {
    return store
        .query(
            key,
            Statistic.Basic.SAMPLE_COUNT,
            Duration.ofHours(1),
            NOON,
            NOON.plus(Duration.ofHours(1)))
        .stream()
        .mapToDouble(MetricStore.Point::value)
        .sum();
  }

  private List<Double> costs(Instant from, Duration length) {
    return store
        .query(COST, Statistic.Basic.SUM, Duration.ofMinutes(1), from, from.plus(length))
        .stream()
        .map(MetricStore.Point::value)
        .toList();
  }

  private void emit(Instant time, String values) {
    store.accept(
        """
        {"_aws":{"Timestamp":%d,"CloudWatchMetrics":[{"Namespace":"Shop","Dimensions":[[]],\
        "Metrics":[{"Name":"Cost"}]}]},"Cost":[%s]}"""
            .formatted(time.toEpochMilli(), values));
  }
}
