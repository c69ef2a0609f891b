package dev.mangaassist.cascade.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.Understanding;
import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheKeyTest {
  private static final List<ChatMessage> EARLIER =
      List.of(ChatMessage.user("Do you ship abroad?"), ChatMessage.assistant("Yes."));

  @ParameterizedTest
  @CsvSource({
    "Do you ship abroad?, do you  SHIP abroad?",
    "Do you ship abroad?, '  Do you ship abroad? '",
    "送料はいくら？, 送料はいくら?",
    "ﾜﾝﾋﾟｰｽ, ワンピース"
  })
  void spellingVariantsShareAKey(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Do you ship abroad?, Do you not ship abroad?",
    "Is volume 1 in stock?, Is volume 11 in stock?",
    "返品できますか, 返品できませんか",
    "Is it finished?, Is it finished!"
  })
  void anotherQuestionHasAnotherKey(String one, String other) {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  @Test
  void anybodyMayHaveTheAnswerToAFirstQuestion() {
    assertThat(key("Do you ship abroad?").owner()).isEmpty();
    assertThat(keyOf("Do you ship abroad?", List.of(), "ann"))
        .isEqualTo(keyOf("Do you ship abroad?", List.of(), "bob"));
  }

  @Test
  void anAnswerThatDrewOnEarlierTurnsIsItsCustomersOnly() {
    CacheKey anns = keyOf("And to Japan?", EARLIER, "ann");
    assertThat(anns.owner()).isEqualTo(Optional.of("ann"));
    assertThat(anns.hash()).isNotEqualTo(keyOf("And to Japan?", EARLIER, "bob").hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where is order 48213?",
        "注文番号は４８２１３です",
        "Call me on 090-1234-5678",
        "My address is ann@example.com"
      })
  void anAnswerToATextWithPersonalDataIsItsCustomersOnly(String text) {
    assertThat(key(text).owner()).isPresent();
  }

  @Test
  void taskLanguageAndVersionsAreInTheKey() {
    CacheKey base = key("Hello there");
    assertThat(
            CacheKey.of(
                "Hello there",
                List.of(),
                understood(Task.GREETING, Language.ENGLISH),
                "ann",
                List.of("v1")))
        .isNotEqualTo(base);
    assertThat(
            CacheKey.of(
                "Hello there",
                List.of(),
                understood(Task.FAQ, Language.JAPANESE),
                "ann",
                List.of("v1")))
        .isNotEqualTo(base);
    assertThat(
            CacheKey.of(
                "Hello there",
                List.of(),
                understood(Task.FAQ, Language.ENGLISH),
                "ann",
                List.of("v2")))
        .isNotEqualTo(base);
  }

  @Test
  void theKeyCoversTheLastFourMessages() {
    List<ChatMessage> six = new ArrayList<>(EARLIER);
    six.addAll(EARLIER);
    six.addAll(EARLIER);
    List<ChatMessage> otherBeginning = new ArrayList<>(six);
    otherBeginning.set(0, ChatMessage.user("Something else"));
    List<ChatMessage> otherEnd = new ArrayList<>(six);
    otherEnd.set(2, ChatMessage.user("Something else"));
    assertThat(keyOf("And?", otherBeginning, "ann")).isEqualTo(keyOf("And?", six, "ann"));
    assertThat(keyOf("And?", otherEnd, "ann")).isNotEqualTo(keyOf("And?", six, "ann"));
  }

  @Property
  void textCanNotPoseAsHistory(
      @ForAll @NotBlank String first,
      @ForAll @NotBlank String second,
      @ForAll @Size(3) List<@NotBlank String> rest) {
    CacheKey oneMessage = keyOf(rest.get(0), List.of(ChatMessage.user(first + second)), "ann");
    CacheKey twoMessages =
        keyOf(rest.get(0), List.of(ChatMessage.user(first), ChatMessage.assistant(second)), "ann");
    assertThat(oneMessage).isNotEqualTo(twoMessages);
  }

  private static CacheKey key(String text) {
    return keyOf(text, List.of(), "ann");
  }

  private static CacheKey keyOf(String text, List<ChatMessage> memory, String user) {
    return CacheKey.of(text, memory, understood(Task.FAQ, Language.ENGLISH), user, List.of("v1"));
  }

  private static Understanding understood(Task task, Language language) {
    return new Understanding(task, 1, Complexity.SIMPLE, language, 10);
  }
}
