package dev.mangaassist.cascade;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.answers.confidence.Confidence;
import dev.mangaassist.answers.confidence.Head;
import dev.mangaassist.cascade.select.RoutePlan;
import dev.mangaassist.cascade.select.Selection.TradeOff;
import dev.mangaassist.models.CostLedger;
import dev.mangaassist.models.Prices;
import dev.mangaassist.models.TokenUsage;
import dev.mangaassist.shared.config.ServedConfiguration;
import dev.mangaassist.shared.config.Variant;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes down how asks ended: one line each, metrics and the reasons together. Asks go by our name
 * of the request; the client chooses its own id freely, words of the customer included.
 */
final class Journal {
  private static final int PROBABILITY_DIGITS = 4;

  private final Telemetry telemetry;

  Journal(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void accepted(CascadeRequest request, ServedConfiguration served) {
    telemetry.write("ask.accepted", about(request, line(served).count(MetricName.ASKS_ACCEPTED)));
  }

  void done(Ask ask, CascadeResult result, Duration firstText, Duration latency) {
    MetricLine line =
        understood(ask)
            .dimension("tier", result.tier().wireName())
            .count(MetricName.ASKS_DONE)
            .metric(MetricName.TIME_TO_FIRST_TEXT, firstText.toMillis())
            .metric(MetricName.LATENCY, latency.toMillis())
            .metric(MetricName.CONFIDENCE, result.confidence().value())
            .countIf(MetricName.CACHE_HITS, result.cached())
            .countIf(MetricName.MODEL_ANSWERS, !result.cached())
            .countIf(MetricName.ESCALATIONS, result.escalated())
            .countIf(
                MetricName.DRAFTS_TRUNCATED,
                result.rejectedDraft().filter(draft -> draft.confidence().truncated()).isPresent())
            .field("cache", cache(ask, result))
            .field("model", result.model())
            .field("reason", result.reason())
            .field("plan", plan(ask.plan()))
            .field("finishReason", result.finishReason())
            .field("score", result.confidence().score())
            .field("doubts", result.confidence().doubts())
            .field("replaced", ask.frames().replaced())
            .field("threshold", ask.threshold())
            .field("configuration", ask.served().version().version());
    if (result.cached()) {
      line.metric(MetricName.COST_SAVED, Prices.usd(result.savedNanos()));
    }
    result.confidence().calibration().ifPresent(label -> line.field("calibration", label));
    result
        .rejectedDraft()
        .map(Rejection::confidence)
        .flatMap(Confidence::head)
        .or(() -> result.confidence().head())
        .ifPresent(head -> line.field("head", head(head)));
    result.rejectedDraft().ifPresent(draft -> line.field("draft", draft(draft)));
    telemetry.write("answer.done", about(ask.request(), spent(ask.ledger(), line)));
  }

  private static String cache(Ask ask, CascadeResult result) {
    return result.cached() ? "hit" : ask.cacheKey().isPresent() ? "miss" : "not asked";
  }

  private static Map<String, Object> plan(RoutePlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tier", plan.tier().wireName());
    fields.put("reason", plan.reason());
    fields.put("mayEscalate", plan.mayEscalate());
    fields.put("alternatives", plan.tradeOffs().stream().map(Journal::alternative).toList());
    return fields;
  }

  private static Map<String, Object> alternative(TradeOff tradeOff) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tier", tradeOff.other().wireName());
    fields.put("score", tradeOff.otherScore());
    fields.put("chosenScore", tradeOff.score());
    fields.put("costUsd", tradeOff.costUsd());
    fields.put("quality", tradeOff.quality());
    fields.put("latencyMs", tradeOff.latency().toMillis());
    return fields;
  }

  private static Map<String, Object> head(Head head) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("confidence", head.confidence());
    fields.put("task", head.task().wireName());
    fields.put("lack", head.lack().word());
    return fields;
  }

  private static Map<String, Object> draft(Rejection draft) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stage", draft.stage().word());
    fields.put("confidence", draft.confidence().value());
    fields.put("score", draft.confidence().score());
    fields.put("doubts", draft.confidence().doubts());
    return fields;
  }

  private static Map<String, Object> call(CostLedger.Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", entry.model().id());
    fields.put("inputTokens", entry.usage().input());
    fields.put("cachedInputTokens", entry.usage().cacheRead());
    fields.put("outputTokens", entry.usage().output());
    fields.put("costUsd", Prices.usd(entry.costNanos()));
    fields.put("estimated", entry.estimated());
    entry.timing().firstText().ifPresent(time -> fields.put("firstTextMs", time.toMillis()));
    fields.put("ms", entry.timing().total().toMillis());
    return fields;
  }

  void failed(Ask ask, ErrorCode code) {
    telemetry.write(
        "answer.failed",
        about(
            ask.request(),
            spent(ask.ledger(), understood(ask).count(MetricName.ASKS_FAILED))
                .field("code", code.wireName())));
  }

  void abandoned(Ask ask) {
    telemetry.write(
        "answer.abandoned",
        about(
            ask.request(), spent(ask.ledger(), understood(ask).count(MetricName.ASKS_ABANDONED))));
  }

  /** While a trial is open, both of its sides are counted apart as well. */
  private static MetricLine line(ServedConfiguration served) {
    MetricLine line = new MetricLine();
    served
        .variant()
        .ifPresent(variant -> line.dimension(Variant.DIMENSION, variant.dimensionValue()));
    return line;
  }

  private static MetricLine understood(Ask ask) {
    Understanding understanding = ask.understanding();
    return line(ask.served())
        .dimension("task", understanding.task().wireName())
        .metric(MetricName.TASK_PROBABILITY, rounded(understanding.probability()))
        .metric(MetricName.COMPLEXITY, understanding.complexity().level())
        .field("lang", understanding.language().code())
        .field("textTokens", understanding.tokens());
  }

  private static BigDecimal rounded(double probability) {
    return BigDecimal.valueOf(probability).setScale(PROBABILITY_DIGITS, RoundingMode.HALF_EVEN);
  }

  private static MetricLine about(CascadeRequest request, MetricLine line) {
    return line.field("conversation", request.conversationId())
        .field("request", request.requestId());
  }

  private static MetricLine spent(CostLedger ledger, MetricLine line) {
    TokenUsage usage = ledger.usage();
    return line.metric(MetricName.COST_PER_QUERY, ledger.costUsd())
        .metric(MetricName.INPUT_TOKENS, usage.input())
        .metric(MetricName.OUTPUT_TOKENS, usage.output())
        .field("calls", ledger.entries().stream().map(Journal::call).toList())
        .field("costEstimated", ledger.entries().stream().anyMatch(CostLedger.Entry::estimated));
  }
}
