package dev.mangaassist.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdkSearchTest {
  private final Path root;
  private final JdkSearch search = new JdkSearch(25);

  JdkSearchTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void takesTheFirstThatIsNewEnough() throws IOException {
    Path old = jdk("a", "17.0.15");
    Path current = jdk("b", "25.0.3");
    Path newer = jdk("c", "26");

    assertThat(search.find(List.of(old, current, newer))).contains(current.resolve("bin/java"));
  }

  @Test
  void findsNoneAmongOldOnes() throws IOException {
    assertThat(search.find(List.of(jdk("a", "17.0.15"), jdk("b", "1.8.0_402")))).isEmpty();
  }

  @Test
  void passesOverFoldersThatAreNoJdk() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));
    Path garbled = Files.createDirectory(root.resolve("garbled"));
    Files.writeString(garbled.resolve("release"), "JAVA_VERSION=\"latest\"\n");
    Path gutted = Files.createDirectory(root.resolve("gutted"));
    Files.writeString(gutted.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    Path whole = jdk("whole", "25");

    assertThat(search.find(List.of(root.resolve("absent"), empty, garbled, gutted, whole)))
        .contains(whole.resolve("bin/java"));
  }

  @Test
  void readsTheVersionWhereverItStandsInTheReleaseFile() throws IOException {
    Path home = jdk("a", "17");
    Files.writeString(
        home.resolve("release"),
        """
        IMPLEMENTOR="Eclipse Adoptium"
        JAVA_RUNTIME_VERSION="17.0.1"
        JAVA_VERSION="25.0.3"
        """);

    assertThat(search.find(List.of(home))).isPresent();
  }

  @Test
  void looksWhereTheEnvironmentPointsFirst() {
    Path javaHome = root.resolve("mine");

    assertThat(JdkPlaces.list(Map.of("JAVA_HOME", javaHome.toString()), root, root))
        .startsWith(javaHome);
  }

  @Test
  void blankVariableNamesNoPlace() {
    assertThat(JdkPlaces.list(Map.of("JAVA_HOME", " "), root, root)).isEmpty();
  }

  @Test
  void looksWhereJdksAreUsuallyInstalled() throws IOException {
    Path home = Files.createDirectory(root.resolve("home"));
    Path debian = Files.createDirectories(root.resolve("usr/lib/jvm/temurin-25"));
    Path sdkman = Files.createDirectories(home.resolve(".sdkman/candidates/java/25-tem"));
    Path intellij = Files.createDirectories(home.resolve(".jdks/openjdk-25"));
    Path mac =
        Files.createDirectories(root.resolve("Library/Java/JavaVirtualMachines/temurin.jdk"));
    Path windows = Files.createDirectories(root.resolve("Program Files/Eclipse Adoptium/jdk-25"));

    assertThat(JdkPlaces.list(Map.of(), home, root))
        .contains(debian, sdkman, intellij, mac.resolve("Contents/Home"), windows);
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectory(root.resolve(name));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return home;
  }
}
