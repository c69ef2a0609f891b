package dev.mangaassist.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.gateway.TestSocket;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, as people start it. */
final class RunnableJarIT {
  private static final Path JAR = Path.of("target/mangaassist.jar");
  private static final int JAVA_17_CLASS_FILE = 61;
  private static final Pattern ADDRESS = Pattern.compile("ws://localhost:\\d+/");

  private final Path folder;

  RunnableJarIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void entryLoadsUnderJava17() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
      assertThat(main).isEqualTo(Launcher.class.getName());
      List<ZipEntry> entry = new ArrayList<>();
      jar.stream()
          .filter(file -> file.getName().startsWith("dev/mangaassist/local/launch/"))
          .filter(file -> file.getName().endsWith(".class"))
          .forEach(entry::add);
      assertThat(entry).hasSizeGreaterThan(2);
      for (ZipEntry file : entry) {
        try (InputStream in = jar.getInputStream(file);
            DataInputStream data = new DataInputStream(in)) {
          data.readInt();
          data.readUnsignedShort();
          assertThat(data.readUnsignedShort()).as(file.getName()).isEqualTo(JAVA_17_CLASS_FILE);
        }
      }
    }
  }

  @Test
  void helpIsPrinted() throws Exception {
    Process process = start("--help");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(read(process.getInputStream())).contains("Usage: mangaassist");
    assertThat(errors()).isEmpty();
  }

  @Test
  void wrongUseEndsInTwo() throws Exception {
    Process process = start("fly");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(errors()).contains("fly");
  }

  @Test
  void serveAnswersAndStopsCleanly() throws Exception {
    Process process = start("serve", "--port", "0", "--latency", "0ms");
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        TestSocket socket = TestSocket.open(address(output))) {
      socket.send("hello");
      String frame = socket.next();
      while (!frame.contains("\"type\":\"done\"")) {
        assertThat(frame).doesNotContain("\"type\":\"error\"");
        frame = socket.next();
      }
      process.toHandle().destroy(); // leaves its output open

      assertThat(socket.closeCode()).isEqualTo(1001);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isIn(0, 143);
      assertThat(errors()).isEmpty();
      assertThat(output.lines()).noneMatch(line -> line.contains("ERROR"));
    } finally {
      process.destroyForcibly();
    }
  }

  private static URI address(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group());
      }
    }
    throw new AssertionError("It ended without having named its address");
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("errors.txt").toFile()).start();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors.txt"));
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
