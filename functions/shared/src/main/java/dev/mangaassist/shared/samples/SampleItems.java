package dev.mangaassist.shared.samples;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.text.Hashes;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Judged asks and ratings as items, but for the keys' names and the end of their life. */
final class SampleItems {
  /** Always with milliseconds, so that times sort as texts do. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Ratings come after all times, so that no range of times holds one. */
  private static final String RATED = "rated#";

  private static final int HASH_DIGITS = 32;

  private SampleItems() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The sort key of a judged ask. */
  static String judged(Instant at, String requestId) {
    return time(at) + "#" + requestId;
  }

  /** The sort key of a rating: a hash, because clients choose ids freely, words included. */
  static String rated(Rating rating) {
    String answer = rating.conversationId() + "#" + rating.askId();
    return RATED
        + time(rating.answeredAt())
        + "#"
        + Hashes.sha256Hex(answer).substring(0, HASH_DIGITS);
  }

  static Map<String, AttributeValue> write(JudgedSample sample) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("at", string(sample.at().toString()));
    item.put("requestId", string(sample.requestId()));
    item.put("route", string(sample.route().wireName()));
    item.put("score", string(sample.score().toPlainString()));
    item.put("confidence", string(sample.confidence().toPlainString()));
    item.put("weakQuality", string(sample.weakQuality().toPlainString()));
    item.put("strongQuality", string(sample.strongQuality().toPlainString()));
    item.put("weakCostNanos", number(sample.weakCostNanos()));
    item.put("strongCostNanos", number(sample.strongCostNanos()));
    item.put("inclusionProbability", string(sample.inclusionProbability().toPlainString()));
    item.put("prompts", string(sample.versions().prompts()));
    item.put("judge", string(sample.judge()));
    item.put("models", string(sample.versions().models()));
    item.put("calibration", string(sample.versions().calibration()));
    item.put("limits", string(sample.versions().limits()));
    return item;
  }

  /**
   * @throws IllegalStateException if the item lacks something that a judged ask has
   */
  static JudgedSample read(Map<String, AttributeValue> item, Task task, Language language) {
    return new JudgedSample(
        Instant.parse(requiredString(item, "at")),
        requiredString(item, "requestId"),
        task,
        language,
        Route.fromWire(requiredString(item, "route"))
            .orElseThrow(() -> new IllegalStateException("The item's route is not known")),
        decimal(item, "score"),
        decimal(item, "confidence"),
        decimal(item, "weakQuality"),
        decimal(item, "strongQuality"),
        requiredNumber(item, "weakCostNanos"),
        requiredNumber(item, "strongCostNanos"),
        decimal(item, "inclusionProbability"),
        requiredString(item, "judge"),
        new AnswerVersions(
            requiredString(item, "prompts"),
            requiredString(item, "models"),
            requiredString(item, "calibration"),
            requiredString(item, "limits")));
  }

  static Map<String, AttributeValue> write(Rating rating) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("at", string(rating.answeredAt().toString()));
    item.put("tier", string(rating.tier().wireName()));
    item.put("confidence", string(rating.confidence().toPlainString()));
    item.put("rating", string(rating.up() ? "up" : "down"));
    return item;
  }

  private static BigDecimal decimal(Map<String, AttributeValue> item, String name) {
    return new BigDecimal(requiredString(item, name));
  }
}
