package dev.mangaassist.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where JDKs are: the one that runs this, and where they are usually installed. */
final class JdkPlaces {
  private JdkPlaces() {}

  static List<Path> ofThisMachine() {
    Path running = Path.of(System.getProperty("java.home", ""));
    List<Path> installed =
        list(System.getenv(), Path.of(System.getProperty("user.home", "")), Path.of("/"));
    return Stream.concat(Stream.of(running), installed.stream()).toList();
  }

  /**
   * The candidates, the likeliest first: those that the environment names, then those of each usual
   * folder by name, the last name first.
   *
   * @param root the file system's root
   */
  static List<Path> list(Map<String, String> environment, Path home, Path root) {
    Stream<Path> named =
        Stream.of("JAVA_HOME", "JDK_HOME")
            .flatMap(variable -> Optional.ofNullable(environment.get(variable)).stream())
            .filter(value -> !value.isBlank())
            .map(Path::of);
    Stream<Path> usual =
        Stream.of(
                root.resolve("usr/lib/jvm"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".jdks"),
                root.resolve("Library/Java/JavaVirtualMachines"),
                home.resolve("Library/Java/JavaVirtualMachines"),
                root.resolve("Program Files/Java"),
                root.resolve("Program Files/Eclipse Adoptium"),
                root.resolve("Program Files/Amazon Corretto"),
                root.resolve("Program Files/Microsoft"),
                root.resolve("Program Files/Zulu"))
            .flatMap(JdkPlaces::children);
    return Stream.concat(named, usual)
        .flatMap(place -> Stream.of(place, place.resolve("Contents/Home")))
        .toList();
  }

  private static Stream<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.reverseOrder()).toList().stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty(); // a folder that cannot be read offers nothing
    }
  }
}
