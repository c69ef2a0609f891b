package dev.mangaassist.message;

import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.shared.tables.ConversationItem;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

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
   * @return whether there is such an answer in the conversation
   */
  boolean rate(String conversationId, Feedback feedback) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":rating", string(feedback.rating().name().toLowerCase(Locale.ROOT)));
    values.put(":ratedAt", string(clock.instant().toString()));
    feedback.comment().ifPresent(comment -> values.put(":comment", string(comment)));
    try {
      dynamoDb.updateItem(
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
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
