package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.cascade.CascadeHandler;
import dev.mangaassist.connect.ConnectHandler;
import dev.mangaassist.disconnect.DisconnectHandler;
import dev.mangaassist.judge.JudgeHandler;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.message.MessageHandler;
import dev.mangaassist.shared.settings.Variable;
import dev.mangaassist.tuner.TunerHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is deployed, run as it is deployed: each function's zip under Lambda's own runtime client,
 * beside a local system that plays the services. The client exists for Linux only.
 */
@EnabledOnOs(OS.LINUX)
final class FunctionZipsIT {
  private static final Path EVENTS = Path.of("../../events");
  private static final long MB = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalSystem system;

  private final Path folder;

  FunctionZipsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start() {
    LocalOptions options = LocalOptions.defaults();
    system =
        LocalSystem.start(
            options
                .withOrigins(List.of("http://localhost:8080"))
                .withModels(options.pair(), options.bedrock(), BedrockBehaviour.instant()));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @ParameterizedTest
  @CsvSource({"connect,12", "disconnect,12", "message,15", "cascade,20", "judge,20", "tuner,15"})
  void zipIsSmallEnough(String function, long megabytes) throws IOException {
    assertThat(Files.size(zip(function))).isBetween(MB, megabytes * MB);
  }

  @Test
  void connectLetsAnAllowedOriginIn() throws Exception {
    assertThat(answer(Functions.CONNECT, ConnectHandler.READS, "connect/allowed-origin.json"))
        .contains("\"statusCode\":200");
  }

  @Test
  void connectRefusesAnother() throws Exception {
    assertThat(answer(Functions.CONNECT, ConnectHandler.READS, "connect/refused-origin.json"))
        .contains("\"statusCode\":403");
  }

  @Test
  void disconnectForgetsTheConnection() throws Exception {
    assertThat(answer(Functions.DISCONNECT, DisconnectHandler.READS, "disconnect/closed.json"))
        .contains("\"statusCode\":200");
  }

  @Test
  void messageAnswersThePing() throws Exception {
    List<String> frames = openConnection("message/ping.json");

    assertThat(answer(Functions.MESSAGE, MessageHandler.READS, "message/ping.json"))
        .contains("\"statusCode\":200");
    assertThat(frames).containsExactly("{\"type\":\"pong\"}");
  }

  @Test
  void messageHandsAnAskOver() throws Exception {
    List<String> frames = openConnection("message/ask-text-en.json");

    assertThat(answer(Functions.MESSAGE, MessageHandler.READS, "message/ask-text-en.json"))
        .contains("\"statusCode\":200");
    assertThat(system.awaitQuiet(Duration.ofSeconds(60))).isTrue();
    assertThat(frames.getLast()).contains("\"type\":\"done\"");
  }

  @Test
  void cascadeAnswersAnAsk() throws Exception {
    List<String> frames = openConnection("cascade/recommendation-ja.json");

    assertThat(answer(Functions.CASCADE, CascadeHandler.READS, "cascade/recommendation-ja.json"))
        .isEqualTo("null");
    assertThat(frames.getFirst()).contains("\"type\":\"accepted\"");
    assertThat(frames.getLast()).contains("\"type\":\"done\"");
  }

  @Test
  void judgeJudgesAnAsk() throws Exception {
    assertThat(answer(Functions.JUDGE, JudgeHandler.READS, "judge/faq-en.json"))
        .contains("\"batchItemFailures\":[]");
  }

  @Test
  void tunerReports() throws Exception {
    assertThat(answer(Functions.TUNER, TunerHandler.READS, "tuner/scheduled.json"))
        .contains("\"outcome\"");
  }

  private String answer(String function, Set<Variable> reads, String event) throws Exception {
    String handler =
        switch (function) {
          case Functions.CONNECT -> ConnectHandler.class.getName();
          case Functions.DISCONNECT -> DisconnectHandler.class.getName();
          case Functions.MESSAGE -> MessageHandler.class.getName();
          case Functions.CASCADE -> CascadeHandler.class.getName();
          case Functions.JUDGE -> JudgeHandler.class.getName();
          default -> TunerHandler.class.getName();
        };
    return new ZippedFunction(
            zip(function), folder, handler, system.environments().variables(reads))
        .answer(Files.readString(EVENTS.resolve(event)));
  }

  private static List<String> openConnection(String event) throws IOException {
    JsonNode json = JSON.readTree(Files.readString(EVENTS.resolve(event)));
    List<String> frames = new CopyOnWriteArrayList<>();
    new PrivateConnection(
            json.at("/requestContext/connectionId").asText(json.path("connectionId").asText()),
            json.path("conversationId").asText("zipped"),
            json.path("user").asText("guest:zipped"))
        .open(system, frames::add);
    return frames;
  }

  private static Path zip(String function) {
    return Path.of("..", function, "target", function + ".zip");
  }
}
