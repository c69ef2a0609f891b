package dev.mangaassist.message;

import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.shared.samples.Rating;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The answered turns of conversations, as far as customers rate them. */
final class Turns {
  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;

  Turns(DynamoDbClient dynamoDb, String tableName, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
  }

  /**
   * Stores a rating with the answer, beside its confidence, task and tier. A later rating of the
   * same answer replaces it.
   *
   * @return the rating and what is known of the answer; empty if there is no such answer in the
   *     conversation
   */
  Optional<Rating> rate(String conversationId, Feedback feedback) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":rating", string(feedback.rating().name().toLowerCase(Locale.ROOT)));
    values.put(":ratedAt", string(clock.instant().toString()));
    feedback.comment().ifPresent(comment -> values.put(":comment", string(comment)));
    try {
      Map<String, AttributeValue> turn =
          dynamoDb
              .updateItem(
                  request ->
                      request
                          .tableName(tableName)
                          .key(ConversationItem.turnKey(conversationId, feedback.answerId()))
                          .conditionExpression("attribute_exists(conversationId)")
                          .updateExpression(
                              "SET rating = :rating, ratedAt = :ratedAt"
                                  + (feedback.comment().isPresent()
                                      ? ", ratingComment = :comment"
                                      : " REMOVE ratingComment"))
                          .expressionAttributeValues(values)
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return Optional.of(rating(conversationId, feedback, turn));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  private static Rating rating(
      String conversationId, Feedback feedback, Map<String, AttributeValue> turn) {
    return new Rating(
        Instant.parse(requiredString(turn, "at")),
        conversationId,
        feedback.answerId(),
        word(turn, "task", Task::fromWire),
        word(turn, "lang", Language::fromCode),
        word(turn, "tier", Tier::fromWire),
        new BigDecimal(requiredString(turn, "confidence")),
        feedback.rating() == ClientFrame.Rating.UP);
  }

  private static <T> T word(
      Map<String, AttributeValue> turn, String name, Function<String, Optional<T>> fromWire) {
    return fromWire
        .apply(requiredString(turn, name))
        .orElseThrow(() -> new IllegalStateException("The turn has an unknown " + name));
  }
}
