package dev.mangaassist.shared.tables;

import static dev.mangaassist.shared.tables.Items.string;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Names and keys of what the conversations table holds: for each conversation a head item and an
 * item a turn. The functions that read and write them are connect (the head), message (a rating of
 * a turn) and cascade (both).
 */
public final class ConversationItem {
  /** How long a conversation lives after its last turn. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** Whose conversation it is; the key of the index by user. */
  public static final String USER = "user";

  /** SHA-256 of the secret with which a guest takes the conversation up again, in hexadecimal. */
  public static final String RESUME_HASH = "resumeHash";

  private static final String PARTITION_KEY = Table.CONVERSATIONS.partitionKey().name();
  private static final String SORT_KEY = Table.CONVERSATIONS.sortKey().orElseThrow().name();

  private ConversationItem() {}

  /** The key of a conversation's head: owner, memory, turn in flight, ids answered. */
  public static Map<String, AttributeValue> headKey(String conversationId) {
    return Map.of(PARTITION_KEY, string(conversationId), SORT_KEY, string("head"));
  }

  /** The key of an answered turn. */
  public static Map<String, AttributeValue> turnKey(String conversationId, String askId) {
    return Map.of(PARTITION_KEY, string(conversationId), SORT_KEY, string("turn#" + askId));
  }
}
