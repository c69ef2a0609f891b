package dev.mangaassist.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelRequestTest {
  private static final ModelProfile HAIKU = ModelCatalog.load().pair("claude-5-5").haiku();
  private static final ChatMessage ASKED = ChatMessage.user("Hello");
  private static final ChatMessage ANSWERED = ChatMessage.assistant("Hi!");

  @Test
  void theWholePromptIsEstimated() {
    ModelRequest request = request(List.of(ASKED, ANSWERED, ChatMessage.user("漫画")), 1);

    assertThat(request.estimatedInputTokens()).isEqualTo(3 + 2 + 1 + 2);
  }

  @Test
  void theMessagesAreItsOwn() {
    List<ChatMessage> messages = new ArrayList<>(List.of(ASKED));
    ModelRequest request = request(messages, 1);
    messages.clear();

    assertThat(request.messages()).containsExactly(ASKED);
  }

  @Test
  void anAnswerNeedsATokenAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(ASKED), 0))
        .withMessage("maxTokens must be positive, but is 0");
  }

  @ParameterizedTest
  @MethodSource("conversationsThatModelsRefuse")
  void messagesTakeTurnsFromTheUsersToTheUsers(List<ChatMessage> messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(messages, 1))
        .withMessageStartingWith(
            "Messages must take turns, the first and the last a user's, but are of [");
  }

  static Stream<List<ChatMessage>> conversationsThatModelsRefuse() {
    return Stream.of(
        List.of(),
        List.of(ANSWERED),
        List.of(ASKED, ANSWERED),
        List.of(ANSWERED, ASKED),
        List.of(ASKED, ASKED),
        List.of(ASKED, ASKED, ASKED),
        List.of(ASKED, ANSWERED, ANSWERED, ASKED));
  }

  @Test
  void aMessageSaysSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChatMessage.user(""))
        .withMessage("A chat message must not be empty");
  }

  private static ModelRequest request(List<ChatMessage> messages, int maxTokens) {
    return new ModelRequest(HAIKU, "Be kind. 🙂", messages, maxTokens, BigDecimal.ZERO);
  }
}
