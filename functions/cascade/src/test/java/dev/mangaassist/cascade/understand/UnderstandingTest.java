package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnderstandingTest {

  @Test
  void aMessageIsWhatItsHintSays() {
    assertThat(Understanding.of("hello", Optional.of(Task.FAQ)).task()).isEqualTo(Task.FAQ);
  }

  @Test
  void withoutAHintAMessageIsUnknown() {
    assertThat(Understanding.of("hello", Optional.empty()).task()).isEqualTo(Task.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "hello, ENGLISH",
    "こんにちは, JAPANESE",
    "Where can I find 進撃の巨人 volume 3 in English?, ENGLISH",
    "『Monster』と『Pluto』はどっちが面白いですか, JAPANESE",
    "ﾜﾝﾋﾟｰｽ, JAPANESE",
    "送料無料, JAPANESE",
    "12345 !?, ENGLISH",
    "osusume no manga oshiete kudasai, ENGLISH"
  })
  void theLanguageIsToldByScript(String text, Language language) {
    assertThat(Understanding.of(text, Optional.empty()).language()).isEqualTo(language);
  }
}
