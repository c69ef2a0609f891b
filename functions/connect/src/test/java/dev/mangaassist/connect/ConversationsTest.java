package dev.mangaassist.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mangaassist.connect.Conversations.Conversation;
import dev.mangaassist.shared.tables.ConversationItem;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

final class ConversationsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  private Instant now = NOW;
  private final Conversations conversations =
      new Conversations(
          dynamoDb.client(),
          dynamoDb.tableName(Table.CONVERSATIONS),
          () -> now,
          new SecureRandom());

  @Test
  void idAndSecretAre128BitsEachAndNeverTheSame() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Conversation conversation = conversations.begin();
      tokens.add(conversation.id());
      tokens.add(conversation.resumeSecret().orElseThrow());
    }

    assertThat(tokens)
        .hasSize(40)
        .allMatch(token -> token.matches("[A-Za-z0-9_-]{22}"))
        .allMatch(token -> Base64.getUrlDecoder().decode(token).length == 16);
  }

  @Test
  void aConversationBelongsToItsGuestForSevenDays() {
    Conversation begun = conversations.begin();

    Map<String, AttributeValue> head = head(begun);
    assertThat(begun.user()).isEqualTo("guest:" + begun.id());
    assertThat(Items.requiredString(head, ConversationItem.USER)).isEqualTo(begun.user());
    assertThat(Items.requiredNumber(head, Table.TTL_ATTRIBUTE))
        .isEqualTo(NOW.plus(Duration.ofDays(7)).getEpochSecond());
  }

  @Test
  void onlyAHashOfTheSecretIsKept() {
    Conversation begun = conversations.begin();

    Map<String, AttributeValue> head = head(begun);
    assertThat(Items.requiredString(head, ConversationItem.RESUME_HASH)).matches("[0-9a-f]{64}");
    assertThat(head.toString()).doesNotContain(begun.resumeSecret().orElseThrow());
  }

  @Test
  void whoeverHoldsTheSecretTakesTheConversationUpAgain() {
    Conversation begun = conversations.begin();

    assertThat(conversations.takeUp(begun.id(), begun.resumeSecret().orElseThrow()))
        .contains(new Conversation(begun.id(), begun.user(), Optional.empty()));
  }

  @Test
  void aWrongSecretOrAnotherConversationsOpensNothing() {
    Conversation mine = conversations.begin();
    Conversation theirs = conversations.begin();

    assertThat(conversations.takeUp(theirs.id(), mine.resumeSecret().orElseThrow())).isEmpty();
    assertThat(conversations.takeUp(theirs.id(), theirs.id())).isEmpty();
    assertThat(conversations.takeUp(theirs.id(), "")).isEmpty();
    assertThat(
            conversations.takeUp(
                theirs.id(), Items.requiredString(head(theirs), ConversationItem.RESUME_HASH)))
        .isEmpty();
  }

  @Test
  void aConversationThatNobodyBeganIsNotThere() {
    assertThat(conversations.takeUp("AAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBBBB")).isEmpty();
  }

  @Test
  void aConversationWithoutASecretIsNotOpenedByAny() {
    Map<String, AttributeValue> head = new HashMap<>(ConversationItem.headKey("a-customer's"));
    head.put(ConversationItem.USER, Items.string("customer:7"));
    head.put(Table.TTL_ATTRIBUTE, Items.seconds(NOW.plusSeconds(60)));
    dynamoDb
        .client()
        .putItem(request -> request.tableName(dynamoDb.tableName(Table.CONVERSATIONS)).item(head));

    assertThat(conversations.takeUp("a-customer's", "")).isEmpty();
  }

  @Test
  void aConversationEndsThoughDynamoDbHasNotRemovedItYet() {
    Conversation begun = conversations.begin();
    String secret = begun.resumeSecret().orElseThrow();

    now = NOW.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(conversations.takeUp(begun.id(), secret)).isPresent();
    now = NOW.plus(Duration.ofDays(7));
    assertThat(conversations.takeUp(begun.id(), secret)).isEmpty();
  }

  @Test
  void aConversationIsNeverWrittenOverAnother() {
    withRandomOf(7).begin();

    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(() -> withRandomOf(7).begin());
  }

  private Conversations withRandomOf(long seed) {
    return new Conversations(
        dynamoDb.client(), dynamoDb.tableName(Table.CONVERSATIONS), () -> now, new Random(seed));
  }

  private static Map<String, AttributeValue> head(Conversation conversation) {
    return dynamoDb
        .client()
        .getItem(
            request ->
                request
                    .tableName(dynamoDb.tableName(Table.CONVERSATIONS))
                    .key(ConversationItem.headKey(conversation.id())))
        .item();
  }
}
