package dev.mangaassist.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageFailuresTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final DynamoDbLocalFixture dynamoDb = new DynamoDbLocalFixture();

  @AutoClose private final MessageFixture message = new MessageFixture(dynamoDb);

  @ParameterizedTest
  @ValueSource(strings = {"message/ask-hinted-en.json", "message/feedback-unknown-answer.json"})
  void aConnectionThatIsNotKnownMayNotDoAnything(String event) throws JsonProcessingException {
    message.connections().delete(MessageFixture.CONNECTION);

    message.handle(event);

    assertThat(message.posted().path("code").asText()).isEqualTo("unauthorized");
    assertThat(message.posted().path("id").asText()).startsWith("q");
    assertThat(message.posted().path("message").asText())
        .isEqualTo("This connection is not known any more: connect again.");
    assertThat(message.lambda().calls()).isEmpty();
  }

  @Test
  void aConnectionWhoseTwoHoursAreOverIsNotKnownAnyMore() throws JsonProcessingException {
    message
        .connections()
        .put(
            new Connection(
                MessageFixture.CONNECTION,
                "guest:1",
                Optional.empty(),
                message.conversation(),
                Optional.empty(),
                Instant.now().minus(Duration.ofHours(2))));

    message.handle("message/ask-hinted-en.json");

    assertThat(message.posted().path("code").asText()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
    "500, ServiceException"
  })
  void anAskThatLambdaDoesNotTakeEndsInAnError(int status, String errorType)
      throws JsonProcessingException {
    message.lambda().failWith(status, errorType);

    message.handle("message/ask-hinted-en.json");

    assertThat(message.posted().path("code").asText()).isEqualTo("internal");
    assertThat(message.posted().path("id").asText()).isEqualTo("q1");
    assertThat(message.posted().path("retryable").asBoolean()).isTrue();
    assertThat(message.lines()).hasSize(2);
    assertThat(JSON.readTree(message.lines().getFirst()).path("event").asText())
        .isEqualTo("frame.failed");
    assertThat(String.join("", message.lines())).doesNotContain("shipping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/ping.json", "message/bad-json.json"})
  void aCustomerWhoHasLeftIsNoFailure(String event) throws JsonProcessingException {
    message.gateway().failWith(410, "GoneException");

    assertThatCode(() -> message.handle(event)).doesNotThrowAnyException();

    assertThat(JSON.readTree(message.lines().getLast()).path("event").asText())
        .isEqualTo("connection.gone");
  }

  @Test
  void aCustomerWhoLeavesWhileLambdaIsDownIsNoFailure() {
    message.gateway().failWith(410, "GoneException");
    message.lambda().failWith(403, "AccessDeniedException");

    assertThatCode(() -> message.handle("message/ask-hinted-en.json")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sesame",
        "{\"action\":\"Sesame\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\\u0007\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\",\"task\":\"Sesame\"}",
        "{\"action\":\"ask\",\"text\":\"Sesame\",\"id\":\"Sesame\\n\"}",
        "{\"action\":\"feedback\",\"id\":\"Sesame\",\"rating\":\"up\",\"comment\":\"Sesame\"}",
        "{\"Sesame\":\"Sesame\"",
        "{\"action\":\"ask\",\"text\":\"open\",\"Sesame\":NaN}"
      })
  void noLineHoldsACustomersWordsWhateverHappens(String body) {
    message.handle(MessageFixture.saying(body));
    message.lambda().failWith(403, "AccessDeniedException");
    message.handle(MessageFixture.saying(body));
    message.gateway().failWith(410, "GoneException");
    message.handle(MessageFixture.saying(body));

    assertThat(message.lines()).isNotEmpty().noneMatch(line -> line.contains("Sesame"));
  }
}
