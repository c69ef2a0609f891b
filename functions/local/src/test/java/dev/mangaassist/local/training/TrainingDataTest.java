package dev.mangaassist.local.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingDataTest {
  private static final String HELLO =
      "{\"text\":\"hello\",\"lang\":\"en\",\"task\":\"greeting\",\"complexity\":1}";

  private final Path folder;

  TrainingDataTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void write() throws IOException {
    for (String part : List.of("typical", "border", "test", "lexicon")) {
      Files.createDirectory(folder.resolve(part));
    }
    Files.writeString(folder.resolve("typical/a.jsonl"), HELLO + "\n");
    Files.writeString(folder.resolve("lexicon/a.txt"), "[hello]\nhiya\n");
  }

  @Test
  void whatIsInTheFolderIsRead() {
    TrainingData data = TrainingData.read(folder);
    assertThat(data.learned()).extracting(LabelledMessage::text).containsExactly("hello");
  }

  @Test
  void anotherFolderIsRefusedWithAWordOfAdvice() {
    assertThatThrownBy(() -> TrainingData.read(folder.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typical, border, test and lexicon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | a JSON object was expected",
        "{\"text\":\" \"} | 'text' is missing or blank",
        "{\"text\":\"hi\",\"lang\":\"fr\",\"task\":\"faq\",\"complexity\":1} | 'lang' must be en or ja",
        "{\"text\":\"hi\",\"lang\":\"en\",\"task\":\"chat\",\"complexity\":1} | there is no task 'chat'",
        "{\"text\":\"hi\",\"lang\":\"en\",\"task\":\"faq\",\"complexity\":6} | must be 1 to 5, but is 6"
      })
  void aBrokenLineIsNamed(String line, String reason) throws IOException {
    Files.writeString(folder.resolve("border/b.jsonl"), line + "\n");
    assertThatThrownBy(() -> TrainingData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b.jsonl, line 1: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"border/b.jsonl", "test/b.jsonl"})
  void aMessageThatStandsTwiceIsRefused(String file) throws IOException {
    Files.writeString(folder.resolve(file), HELLO.replace("hello", "Ｈｅｌｌｏ") + "\n");
    assertThatThrownBy(() -> TrainingData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice: Ｈｅｌｌｏ");
  }

  @Test
  void aLexiconBeginsWithAClass() throws IOException {
    Files.writeString(folder.resolve("lexicon/b.txt"), "hiya\n");
    assertThatThrownBy(() -> TrainingData.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must begin with a [class]");
  }
}
