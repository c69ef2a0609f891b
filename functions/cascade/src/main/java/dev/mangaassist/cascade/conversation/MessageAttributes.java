package dev.mangaassist.cascade.conversation;

import static dev.mangaassist.shared.tables.Items.requiredString;
import static dev.mangaassist.shared.tables.Items.string;

import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ChatMessage.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Messages as DynamoDB keeps them: a list of maps of role and text. */
final class MessageAttributes {
  private MessageAttributes() {}

  static AttributeValue write(List<ChatMessage> messages) {
    return AttributeValue.fromL(
        messages.stream()
            .map(
                message ->
                    AttributeValue.fromM(
                        Map.of(
                            "role", string(message.role().name()),
                            "text", string(message.text()))))
            .toList());
  }

  static List<ChatMessage> read(@Nullable AttributeValue messages) {
    return messages == null
        ? List.of()
        : messages.l().stream()
            .map(AttributeValue::m)
            .map(
                message ->
                    new ChatMessage(
                        Role.valueOf(requiredString(message, "role")),
                        requiredString(message, "text")))
            .toList();
  }
}
