package dev.mangaassist.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.wire.JudgeRequest.Understood;
import dev.mangaassist.shared.wire.JudgeRequest.Utterance;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeRequestTest {

  @Property
  void readsWhatItWrote(
      @ForAll @NotEmpty String text,
      @ForAll @NotEmpty String said,
      @ForAll Task task,
      @ForAll Complexity complexity,
      @ForAll Language language,
      @ForAll Route route) {
    JudgeRequest request = request(text, said, task, complexity, language, route);
    assertThat(JudgeRequest.fromJson(request.toJson())).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "requestId, null",
        "conversationId, 7",
        "text, \"\"",
        "task, \"cooking\"",
        "taskProbability, 1.1",
        "taskProbability, \"1\"",
        "complexity, 6",
        "lang, \"fr\"",
        "tokens, -1",
        "route, \"detour\"",
        "inclusionProbability, \"0\"",
        "inclusionProbability, \"1.5\"",
        "inclusionProbability, \"often\"",
        "askedAt, \"today\"",
        "memory, {}",
        "memory, [{\"customer\":\"Sesame\"}]",
        "memory, |[{\"assistant\":\"Sesame\"},{\"customer\":\"Sesame\"}]|",
        "memory, |[{\"customer\":5},{\"assistant\":\"Sesame\"}]|"
      })
  void aWrongFieldIsNamedAndNothingQuoted(String field, String value) {
    String json =
        request("Sesame", "Sesame", Task.FAQ, Complexity.SIMPLE, Language.ENGLISH, Route.DRAFT)
            .toJson();
    String wrong = json.replaceAll("\"" + field + "\":(\\[[^]]*]|\"[^\"]*\"|[^,}]*)", "@@");
    assertThat(wrong).contains("@@");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JudgeRequest.fromJson(wrong.replace("@@", "\"" + field + "\":" + value)))
        .withMessageContaining(field)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Sesame"));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> JudgeRequest.fromJson("{Sesame"));
    assertThatIllegalArgumentException().isThrownBy(() -> JudgeRequest.fromJson(""));
    assertThatIllegalArgumentException().isThrownBy(() -> JudgeRequest.fromJson("[]"));
  }

  @Test
  void theLongestConversationFitsIntoAMessageOfTheQueue() {
    String longest = "漫".repeat(Limits.MAX_TEXT_CHARACTERS);
    String request =
        new JudgeRequest(
                "r",
                "c",
                longest,
                List.of(
                    new Utterance(true, longest),
                    new Utterance(false, longest),
                    new Utterance(true, longest),
                    new Utterance(false, longest),
                    new Utterance(true, longest),
                    new Utterance(false, longest)),
                new Understood(Task.FAQ, 1, Complexity.SIMPLE, Language.JAPANESE, 4_000),
                Route.DRAFT,
                BigDecimal.ONE,
                Instant.EPOCH)
            .toJson();
    assertThat(request.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256 * 1024);
  }

  private static JudgeRequest request(
      String text, String said, Task task, Complexity complexity, Language language, Route route) {
    return new JudgeRequest(
        "request",
        "conversation",
        text,
        List.of(new Utterance(true, said), new Utterance(false, "Yes.")),
        new Understood(task, 0.875, complexity, language, 12),
        route,
        new BigDecimal("0.01"),
        Instant.parse("2026-11-25T04:00:00.123Z"));
  }
}
