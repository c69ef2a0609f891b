package dev.mangaassist.cascade;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.cascade.sample.Samples;
import dev.mangaassist.cascade.select.RoutePlan;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ChatMessage.Role;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Tier;
import dev.mangaassist.shared.wire.JudgeRequest;
import dev.mangaassist.shared.wire.JudgeRequest.Understood;
import dev.mangaassist.shared.wire.JudgeRequest.Utterance;
import java.math.BigDecimal;

/**
 * Hands asks that were drawn on to be judged, once their customer has the answer or has left. A
 * queue that is out of reach costs a sample, never an answer.
 */
final class JudgedAsks {
  private final Samples samples;
  private final Telemetry telemetry;

  JudgedAsks(Samples samples, Telemetry telemetry) {
    this.samples = samples;
    this.telemetry = telemetry;
  }

  /**
   * Hands an ask over if it was drawn and models answered it. An ask whose tier was forced says
   * nothing of the line. Never throws.
   */
  void handOn(Ask ask) {
    if (ask.request().hints().forcedTier().isEmpty()) {
      ask.inclusionProbability().ifPresent(probability -> send(ask, probability));
    }
  }

  private void send(Ask ask, BigDecimal probability) {
    try {
      samples.send(request(ask, probability));
    } catch (RuntimeException e) {
      telemetry.write(
          "sample.lost",
          new MetricLine()
              .count(MetricName.SAMPLES_LOST)
              .field("request", ask.request().requestId())
              .field("failure", e.getClass().getName()));
    }
  }

  private static JudgeRequest request(Ask ask, BigDecimal probability) {
    Understanding understanding = ask.understanding();
    return new JudgeRequest(
        ask.request().requestId(),
        ask.request().conversationId(),
        ask.request().text(),
        ask.turn().memory().stream().map(JudgedAsks::utterance).toList(),
        new Understood(
            understanding.task(),
            understanding.probability(),
            understanding.complexity(),
            understanding.language(),
            understanding.tokens()),
        route(ask.plan()),
        probability,
        ask.request().receivedAt());
  }

  private static Utterance utterance(ChatMessage message) {
    return new Utterance(message.role() == Role.USER, message.text());
  }

  private static Route route(RoutePlan plan) {
    if (plan.tier() == Tier.SONNET) {
      return Route.SONNET;
    }
    return plan.mayEscalate() ? Route.DRAFT : Route.HAIKU;
  }
}
