package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.Functions;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every sample event. */
final class SampleEventsTest {
  static final Path EVENTS = Path.of("../../events");

  private static LocalSystem system;

  @BeforeAll
  static void start() {
    LocalOptions options = LocalOptions.defaults();
    system =
        LocalSystem.start(
            options
                .withOrigins(InvokeCommand.ORIGINS)
                .withModels(options.pair(), options.bedrock(), BedrockBehaviour.instant()));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void everyFunctionHasOne() {
    for (String function : Functions.NAMES) {
      assertThat(EVENTS.resolve(function)).isDirectoryContaining("glob:**.json");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void runsAsItsNameSays(Path file) {
    String function = EVENTS.relativize(file).getName(0).toString();
    String name = EVENTS.relativize(file).getName(1).toString();

    SampleEvent.Outcome outcome = SampleEvent.read(function, file).run(system);

    assertThat(outcome.result()).isInstanceOf(InvocationResult.Returned.class);
    String response = new String(outcome.result().payload(), StandardCharsets.UTF_8);
    switch (function) {
      case Functions.CONNECT -> assertThat(response).contains("\"statusCode\":" + status(name));
      case Functions.DISCONNECT -> assertThat(response).contains("\"statusCode\":200");
      case Functions.MESSAGE -> {
        assertThat(response).contains("\"statusCode\":200");
        assertThat(outcome.frames().getLast()).contains("\"type\":\"" + lastFrame(name) + "\"");
      }
      case Functions.CASCADE -> {
        assertThat(outcome.frames().getFirst()).contains("\"type\":\"accepted\"");
        assertThat(outcome.frames().getLast()).contains("\"type\":\"done\"");
      }
      case Functions.JUDGE -> assertThat(response).contains("\"batchItemFailures\":[]");
      case Functions.TUNER -> assertThat(response).contains("\"outcome\"");
      default -> throw new AssertionError("No function " + function);
    }
  }

  private static int status(String name) {
    return name.startsWith("refused") || name.startsWith("unknown") ? 403 : 200;
  }

  private static String lastFrame(String name) {
    if (name.startsWith("ask")) {
      return "done";
    }
    return name.startsWith("ping") ? "pong" : "error";
  }
}
