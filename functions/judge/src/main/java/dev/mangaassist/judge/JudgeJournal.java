package dev.mangaassist.judge;

import dev.mangaassist.models.Prices;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.JudgeRequest;
import java.math.BigDecimal;
import java.util.Map;

/** Writes down what became of sampled asks: metrics and numbers, none of the customer's words. */
final class JudgeJournal {
  private final Telemetry telemetry;

  JudgeJournal(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void judged(
      JudgeRequest request, JudgedSample sample, ServedConfiguration served, long costNanos) {
    BigDecimal threshold = threshold(sample, served.version().configuration());
    Tier tier = tierGiven(sample, threshold);
    MetricLine line =
        about(request, costNanos)
            .dimension("tier", tier.wireName())
            .dimension("task", sample.task().wireName())
            .count(MetricName.SAMPLES_JUDGED)
            .metric(
                MetricName.QUALITY,
                tier == Tier.SONNET ? sample.strongQuality() : sample.weakQuality())
            .field("lang", sample.language().code())
            .field("route", sample.route().wireName())
            .field("weakQuality", sample.weakQuality())
            .field("strongQuality", sample.strongQuality())
            .field("confidence", sample.confidence())
            .field("score", sample.score())
            .field("threshold", threshold)
            .field("weakCostUsd", Prices.usd(sample.weakCostNanos()))
            .field("strongCostUsd", Prices.usd(sample.strongCostNanos()))
            .field("configuration", served.version().version());
    served
        .variant()
        .ifPresent(variant -> line.dimension(Variant.DIMENSION, variant.dimensionValue()));
    telemetry.write("sample.judged", line);
  }

  /** The queue brought it once more. */
  void knownBefore(JudgeRequest request) {
    telemetry.info("sample.repeated", Map.of("request", request.requestId()));
  }

  /** Another judged it at the same time. */
  void judgedTwice(JudgeRequest request, long costNanos) {
    telemetry.write("sample.judged.twice", about(request, costNanos));
  }

  void unaffordable(JudgeRequest request) {
    telemetry.write(
        "sample.unaffordable",
        new MetricLine()
            .count(MetricName.SAMPLES_UNAFFORDABLE)
            .field("request", request.requestId()));
  }

  void failed(JudgeRequest request, RuntimeException failure, long costNanos) {
    telemetry.error("sample.broke", failure, Map.of("request", request.requestId()));
    telemetry.write("sample.failed", about(request, costNanos).count(MetricName.SAMPLES_FAILED));
  }

  private static MetricLine about(JudgeRequest request, long costNanos) {
    return new MetricLine()
        .metric(MetricName.JUDGING_COST, Prices.usd(costNanos))
        .field("conversation", request.conversationId())
        .field("request", request.requestId());
  }

  private static BigDecimal threshold(JudgedSample sample, Configuration configuration) {
    return configuration.threshold(sample.task(), sample.language(), sample.versions());
  }

  /** Whose answer the line gives such an ask. */
  private static Tier tierGiven(JudgedSample sample, BigDecimal threshold) {
    return switch (sample.route()) {
      case SONNET -> Tier.SONNET;
      case HAIKU -> Tier.HAIKU;
      case DRAFT -> sample.confidence().compareTo(threshold) >= 0 ? Tier.HAIKU : Tier.SONNET;
    };
  }
}
