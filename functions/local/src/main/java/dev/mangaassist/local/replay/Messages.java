package dev.mangaassist.local.replay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What customers ask in a replay. */
record Messages(Map<String, List<String>> byKind) {
  private static final String RESOURCE = "messages.json";

  Messages {
    byKind = Map.copyOf(byKind);
  }

  static Messages load() {
    try (InputStream stream = Messages.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is missing");
      }
      return new Messages(
          new ObjectMapper().readValue(stream, new TypeReference<Map<String, List<String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + RESOURCE + " is unreadable", e);
    }
  }

  List<String> of(Kind kind) {
    return byKind.getOrDefault(kind.fileName(), List.of());
  }
}
