package dev.mangaassist.local.scripted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.mangaassist.local.scripted.Script.IntentRule;
import dev.mangaassist.shared.vocabulary.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that the models know, read from the resources of this package.
 *
 * @param tasks the intents by the words in which a system prompt names its task
 */
record Library(Shelf shelf, List<IntentRule> tasks, Script english, Script japanese) {
  /** Reads the resources. */
  static Library load() {
    ObjectMapper json =
        new ObjectMapper()
            .registerModule(new SimpleModule().addDeserializer(Pattern.class, new Patterns()));
    try {
      return new Library(
          new Shelf(json.readValue(resource("manga.json"), new TypeReference<List<Manga>>() {})),
          json.readValue(resource("tasks.json"), new TypeReference<List<IntentRule>>() {}),
          json.readValue(resource("script-en.json"), Script.class),
          json.readValue(resource("script-ja.json"), Script.class));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the scripted models is unreadable", e);
    }
  }

  Script in(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case JAPANESE -> japanese;
    };
  }

  /** Whether a sentence, in either language, is about a matter; both scripts list alike. */
  boolean isAbout(int topic, String sentence) {
    return Stream.of(english, japanese)
        .anyMatch(script -> script.topics().get(topic).pattern().matcher(sentence).find());
  }

  private static InputStream resource(String name) {
    InputStream stream = Library.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("The resource " + name + " is missing");
    }
    return stream;
  }

  private static final class Patterns extends StdScalarDeserializer<Pattern> {
    private static final long serialVersionUID = 1L;

    Patterns() {
      super(Pattern.class);
    }

    @Override
    public Pattern deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Pattern.compile(parser.getText(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
  }
}
