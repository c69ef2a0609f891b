package dev.mangaassist.shared.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** Words of the vocabulary in the parts of a configuration's document. */
final class WordJson {
  private WordJson() {}

  /**
   * Reads a word.
   *
   * @param part whose field it is, for example {@code curve}
   * @return empty if there is no such field
   * @throws IllegalArgumentException if the word is unknown
   */
  static <T> Optional<T> read(
      JsonNode json, String field, String part, Function<String, Optional<T>> fromWire) {
    return Optional.ofNullable(json.get(field))
        .map(JsonNode::asText)
        .map(
            word ->
                fromWire
                    .apply(word)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "A %s's %s is unknown: '%s'".formatted(part, field, word))));
  }
}
