package dev.mangaassist.connect;

import static dev.mangaassist.shared.tables.Items.optionalString;
import static dev.mangaassist.shared.tables.Items.requiredNumber;
import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.seconds;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.text.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Begins conversations and hands them back to those who began them. A conversation's id is 128
 * random bits; a guest also needs its resume secret, 128 more, of which only a hash is kept.
 */
final class Conversations {
  private static final int RANDOM_BYTES = 16;

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random the source of ids and secrets; must not be predictable
   */
  Conversations(
      DynamoDbClient dynamoDb, String tableName, InstantSource clock, RandomGenerator random) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A conversation that a connection takes part in.
   *
   * @param resumeSecret present if it has just begun: nobody else can tell the guest
   */
  record Conversation(String id, String user, Optional<String> resumeSecret) {}

  /** Begins a guest's conversation. */
  Conversation begin() {
    String id = token();
    String secret = token();
    String user = "guest:" + id;
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey(id));
    head.put(ConversationItem.USER, string(user));
    head.put(ConversationItem.RESUME_HASH, string(Hashes.sha256Hex(secret)));
    head.put(Table.TTL_ATTRIBUTE, seconds(clock.instant().plus(ConversationItem.LIFE)));
    dynamoDb.putItem(
        request ->
            request
                .tableName(tableName)
                .item(head)
                .conditionExpression("attribute_not_exists(conversationId)"));
    return new Conversation(id, user, Optional.of(secret));
  }

  /** Takes a conversation up again; empty if it has ended or the secret is not its own. */
  Optional<Conversation> takeUp(String id, String secret) {
    Map<String, AttributeValue> head =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(tableName)
                        .key(ConversationItem.headKey(id))
                        .consistentRead(true))
            .item();
    if (head.isEmpty()
        || requiredNumber(head, Table.TTL_ATTRIBUTE) <= clock.instant().getEpochSecond()) {
      return Optional.empty();
    }
    return optionalString(head, ConversationItem.RESUME_HASH)
        .filter(expected -> sameBytes(expected, Hashes.sha256Hex(secret)))
        .map(
            hash ->
                new Conversation(
                    id, requiredString(head, ConversationItem.USER), Optional.empty()));
  }

  private String token() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Compares in constant time. */
  private static boolean sameBytes(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }
}
