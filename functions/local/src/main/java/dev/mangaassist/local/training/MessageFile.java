package dev.mangaassist.local.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.vocabulary.Complexity;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads labelled messages: JSON lines {@code {"text", "lang", "task", "complexity", "hard"}}. */
final class MessageFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageFile() {}

  /**
   * Reads a file, in its order.
   *
   * @throws IllegalArgumentException if a line is no labelled message; says which and why
   */
  static List<LabelledMessage> read(Path file) {
    List<LabelledMessage> messages = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      try {
        messages.add(message(line));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
      }
    }
    return messages;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be read", e);
    }
  }

  private static LabelledMessage message(String line) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a JSON object was expected", e);
    }
    String task = json.path("task").asText();
    return new LabelledMessage(
        text(json),
        language(json.path("lang").asText()),
        Task.fromWire(task)
            .orElseThrow(() -> new IllegalArgumentException("there is no task '" + task + "'")),
        complexity(json.path("complexity").asInt()),
        json.path("hard").asBoolean());
  }

  private static String text(JsonNode json) {
    String text = json.path("text").asText();
    if (text.isBlank()) {
      throw new IllegalArgumentException("'text' is missing or blank");
    }
    return text;
  }

  private static Language language(String code) {
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'lang' must be en or ja, but is '" + code + "'"));
  }

  private static Complexity complexity(int level) {
    return Arrays.stream(Complexity.values())
        .filter(complexity -> complexity.level() == level)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'complexity' must be 1 to 5, but is " + level));
  }
}
