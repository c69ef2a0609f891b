package dev.mangaassist.shared.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads text files that lie beside a class. */
public final class TextResource {
  private static final String COMMENT = "#";

  private TextResource() {}

  /**
   * The whole text.
   *
   * @throws IllegalStateException if there is no such file
   */
  public static String read(Class<?> neighbour, String name) {
    try (InputStream resource = neighbour.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(
            "%s is missing beside %s".formatted(name, neighbour.getName()));
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can not be read", e);
    }
  }

  /** The lines that are neither blank nor comments, which begin with #. */
  public static List<String> lines(Class<?> neighbour, String name) {
    return read(neighbour, name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
        .toList();
  }
}
