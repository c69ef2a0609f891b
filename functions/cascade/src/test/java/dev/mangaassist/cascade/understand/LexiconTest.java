package dev.mangaassist.cascade.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LexiconTest {
  private static final int TITLE = 0;
  private static final int SHIP = 1;
  private static final SortedMap<String, Integer> ENTRIES =
      new TreeMap<>(
          Map.of(
              "one piece", TITLE,
              "one", SHIP,
              "slice of life", TITLE,
              "box", SHIP,
              "イオン", SHIP,
              "鬼滅", TITLE,
              "鬼滅の刃", TITLE));

  private final Lexicon lexicon = Lexicon.of(List.of(new int[] {3}, new int[] {4, 250}), ENTRIES);

  @ParameterizedTest
  @CsvSource({
    "one piece, 0, 9",
    "One  Piece!, 0, 9",
    "one pieces, 0, 10",
    "one pie, 0, 3",
    "someone, 4, 0",
    "ones, 0, 4",
    "oneself, 0, 0",
    "slice-of-life, 0, 13",
    "a boxy box, 7, 3",
    "鬼滅の刃の10巻, 0, 4",
    "鬼滅って, 0, 2",
    "イオンで買った, 0, 3",
    "ライオン, 1, 0",
    "イオンズ, 0, 0"
  })
  void theLongestEntryIsFoundAndOnlyWholeWords(String text, int at, int length) {
    assertThat(lexicon.find(NormalizedText.normalize(text), at).length()).isEqualTo(length);
  }

  @Test
  void aMatchHasTheClassesOfItsSense() {
    Lexicon.Match match = lexicon.find(NormalizedText.normalize("box"), 0);
    assertThat(lexicon.classes(match.sense())).containsExactly(4, 250);
  }

  @Test
  void writtenAndReadItIsTheSame() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lexicon.write(new DataOutputStream(bytes));
    Lexicon read = Lexicon.read(ByteBuffer.wrap(bytes.toByteArray()));
    ENTRIES.forEach(
        (entry, sense) ->
            assertThat(read.find(NormalizedText.normalize(entry), 0))
                .isEqualTo(new Lexicon.Match(entry.length(), sense)));
  }
}
