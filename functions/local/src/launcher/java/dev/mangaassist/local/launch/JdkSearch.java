package dev.mangaassist.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a JDK that is new enough, by the {@code release} file that every JDK holds. */
final class JdkSearch {
  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

  private final int required;

  JdkSearch(int required) {
    this.required = required;
  }

  /** The {@code java} of the first of these homes that is new enough. */
  Optional<Path> find(List<Path> homes) {
    return homes.stream()
        .filter(home -> version(home) >= required)
        .flatMap(JdkSearch::executable)
        .findFirst();
  }

  /** The feature version of the JDK in that home; 0 if there is none. */
  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static Stream<Path> executable(Path home) {
    return Stream.of("bin/java", "bin/java.exe").map(home::resolve).filter(Files::isExecutable);
  }
}
