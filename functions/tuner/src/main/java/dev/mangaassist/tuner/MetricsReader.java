package dev.mangaassist.tuner;

import static dev.mangaassist.shared.telemetry.MetricName.ASKS_ABANDONED;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_ACCEPTED;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_DONE;
import static dev.mangaassist.shared.telemetry.MetricName.ASKS_FAILED;
import static dev.mangaassist.shared.telemetry.MetricName.CACHE_HITS;
import static dev.mangaassist.shared.telemetry.MetricName.COST_PER_QUERY;
import static dev.mangaassist.shared.telemetry.MetricName.DRAFTS_TRUNCATED;
import static dev.mangaassist.shared.telemetry.MetricName.ESCALATIONS;
import static dev.mangaassist.shared.telemetry.MetricName.LATENCY;
import static dev.mangaassist.shared.telemetry.MetricName.MODEL_ANSWERS;
import static dev.mangaassist.shared.telemetry.MetricName.QUALITY;
import static dev.mangaassist.shared.telemetry.MetricName.TIME_TO_FIRST_TEXT;

import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.tuner.rules.Observations;
import dev.mangaassist.tuner.rules.Window;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads the observations of a window from CloudWatch in one GetMetricData call, from the metrics
 * without dimensions, or from those of one side of a trial.
 *
 * <p>The percentiles of two periods can not be merged, so one period spans the whole window:
 * CloudWatch counts periods from the start of the request, and so answers with one data point a
 * statistic. A period is of whole minutes on AWS; one under a minute serves a stand-in only.
 */
final class MetricsReader implements Metrics {
  private static final String SUM = "Sum";
  private static final Set<StatusCode> FAILED =
      Set.of(StatusCode.INTERNAL_ERROR, StatusCode.FORBIDDEN);

  /** CloudWatch's PR counts values equal to its upper bound, and a quality at its target is met. */
  private static final BigDecimal JUST_BELOW = new BigDecimal("0.0001");

  private final CloudWatchClient cloudWatch;
  private final String belowQualityTarget;
  private final List<Statistic> wanted;

  /**
   * Makes a reader.
   *
   * @param qualityTarget the quality, 0..1, below which answers are counted
   */
  MetricsReader(CloudWatchClient cloudWatch, BigDecimal qualityTarget) {
    this.cloudWatch = cloudWatch;
    this.belowQualityTarget = "PR(:%s)".formatted(qualityTarget.subtract(JUST_BELOW));
    this.wanted = wanted(belowQualityTarget);
  }

  private static List<Statistic> wanted(String belowQualityTarget) {
    return Stream.of(
            statistics(
                TIME_TO_FIRST_TEXT, "SampleCount", "Average", "p16", "p50", "p84", "p95", "p99"),
            statistics(LATENCY, "SampleCount", "Average", "p16", "p50", "p84", "p95", "p99"),
            statistics(COST_PER_QUERY, "SampleCount", "Average", SUM, "p16", "p84"),
            statistics(
                QUALITY, "SampleCount", "Average", "Minimum", "p16", "p84", belowQualityTarget),
            statistics(ASKS_ACCEPTED, SUM),
            statistics(ASKS_DONE, SUM),
            statistics(ASKS_FAILED, SUM),
            statistics(ASKS_ABANDONED, SUM),
            statistics(MODEL_ANSWERS, SUM),
            statistics(ESCALATIONS, SUM),
            statistics(DRAFTS_TRUNCATED, SUM),
            statistics(CACHE_HITS, SUM))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Statistic> statistics(MetricName metric, String... names) {
    return Stream.of(names).map(name -> new Statistic(metric, name)).toList();
  }

  /**
   * What was observed in a window.
   *
   * @param variant of which side of a trial; of all conversations if absent
   * @throws IllegalStateException if CloudWatch's answer is incomplete or not one data point a
   *     statistic
   * @throws UnusableMetricsException if a value is no number
   */
  @Override
  public Observations read(Window window, Optional<Variant> variant) {
    if (window.isEmpty()) {
      return Observations.none(window);
    }
    Map<Statistic, Double> values = values(request(window, variant));
    return new Statistics(values, belowQualityTarget).observations(window);
  }

  private GetMetricDataRequest request(Window window, Optional<Variant> variant) {
    List<Dimension> dimensions = variant.map(MetricsReader::dimension).stream().toList();
    int period = Math.toIntExact(window.length().toSeconds());
    return GetMetricDataRequest.builder()
        .startTime(window.start())
        .endTime(window.end())
        .metricDataQueries(
            IntStream.range(0, wanted.size())
                .mapToObj(index -> query(index, period, dimensions))
                .toList())
        .build();
  }

  private static Dimension dimension(Variant variant) {
    return Dimension.builder().name(Variant.DIMENSION).value(variant.dimensionValue()).build();
  }

  private MetricDataQuery query(int index, int period, List<Dimension> dimensions) {
    Statistic statistic = wanted.get(index);
    return MetricDataQuery.builder()
        .id("s" + index)
        .metricStat(
            stat ->
                stat.metric(
                        metric ->
                            metric
                                .namespace(MetricName.NAMESPACE)
                                .metricName(statistic.metric().cloudWatchName())
                                .dimensions(dimensions))
                    .period(period)
                    .stat(statistic.name()))
        .build();
  }

  private Map<Statistic, Double> values(GetMetricDataRequest request) {
    Map<Statistic, Double> values = new HashMap<>();
    for (MetricDataResult result : cloudWatch.getMetricDataPaginator(request).metricDataResults()) {
      Statistic statistic = wanted.get(Integer.parseInt(result.id().substring(1)));
      if (FAILED.contains(result.statusCode())) {
        throw new IllegalStateException(
            "CloudWatch answered %s for %s: %s"
                .formatted(result.statusCodeAsString(), statistic, result.messages()));
      }
      for (Double value : result.values()) {
        if (!Double.isFinite(value)) {
          throw new UnusableMetricsException(
              "CloudWatch answered %s for %s".formatted(value, statistic));
        }
        if (values.put(statistic, value) != null) {
          throw new IllegalStateException(
              "CloudWatch answered with several data points for %s, where the period spans the window"
                  .formatted(statistic));
        }
      }
    }
    return values;
  }

  /** A statistic of a metric, by CloudWatch's name of it. */
  record Statistic(MetricName metric, String name) {}
}
