package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aMessageIsAnsweredWithWhatItIsTakenFor() {
    JsonNode answer = classify("{\"text\": \"any manga like Dorohedoro?\"}").getFirst();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("text", "task", "probability", "complexity", "lang", "tier");
    assertThat(answer.path("text").asText()).isEqualTo("any manga like Dorohedoro?");
    assertThat(answer.path("task").asText()).isEqualTo("recommendation");
    assertThat(answer.path("probability").isNumber()).isTrue();
    assertThat(answer.path("complexity").asInt()).isBetween(1, 5);
    assertThat(answer.path("lang").asText()).isEqualTo("en");
    assertThat(answer.path("tier").asText()).isEqualTo("sonnet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "42",
        "null",
        "{}",
        "{\"text\": 5}",
        "{\"text\": null}",
        "{\"text\": \"a\"} {}",
        "{\"text\": \"a\", \"text\": \"b\"}",
        "{\"text\": \"a\"",
        "\u0000"
      })
  void aLineThatIsNoMessageGivesAnErrorInItsPlace(String line) {
    List<JsonNode> answers =
        classify("{\"text\":\"hello\"}\n" + line + "\n{\"text\":\"送料はいくらですか\"}");

    assertThat(answers).hasSize(3);
    assertThat(answers.get(0).path("task").asText()).isEqualTo("greeting");
    assertThat(answers.get(1).fieldNames()).toIterable().containsExactly("error");
    assertThat(answers.get(1).path("error").asText()).contains("{\"text\": \"hello\"}");
    assertThat(answers.get(2).path("task").asText()).isEqualTo("faq");
  }

  @Test
  void emptyAndUnpairedTextsAreMessagesToo() {
    assertThat(classify("{\"text\": \"\"}\n{\"text\": \"\\ud800\"}"))
        .allSatisfy(answer -> assertThat(answer.has("task")).isTrue());
  }

  private static List<JsonNode> classify(String input) {
    StringWriter out = new StringWriter();
    ClassifyCommand.classify(
        new BufferedReader(new StringReader(input)), new PrintWriter(out, true));
    return out.toString().lines().map(ClassifyCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
