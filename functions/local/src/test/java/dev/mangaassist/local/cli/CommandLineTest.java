package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "ask", "invoke", "replay", "classify", "certify", "train"})
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: mangaassist " + command);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpListsTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("serve", "ask", "invoke", "replay", "classify", "certify", "train");
  }

  @Test
  void answerIsPrintedWithItsSummary() {
    assertThat(run("ask", "hello", "--latency", "0ms")).isZero();
    assertThat(out.toString()).contains("Hello").contains("[haiku · ").contains("scripted");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void forcedTierAnswers() {
    assertThat(run("ask", "こんにちは", "--tier", "sonnet", "--latency", "0ms", "--json")).isZero();
    assertThat(out.toString()).contains("\"type\":\"done\"").contains("\"tier\":\"sonnet\"");
  }

  @Test
  void anEscalatedAnswerIsExplained() {
    String question =
        "Do you have Monster in hardcover under $20, but not the digital edition, for my aunt?";
    assertThat(run("ask", "--explain", question, "--latency", "0ms")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "understood  product_search \\(probability 0\\.9\\d*\\), complexity \\d, en")
        .contains("route       sonnet: draft failed its check")
        .containsPattern(
            "draft       given up at stage head with confidence 0\\.\\d+, under the threshold of 0\\.8")
        .contains("lacks reasoning", "call 1      ", "call 2      ", "(estimated)")
        .contains("followed    version 0 of the configuration");
  }

  @Test
  void explainingDoesNotGoOverThePublicWire() {
    assertThat(run("ask", "hi", "--explain", "--url", "ws://localhost:1/")).isEqualTo(2);
    assertThat(err.toString()).contains("--explain reads the log of a system of its own");
  }

  @Test
  void forcedTierDoesNotGoOverThePublicWire() {
    assertThat(run("ask", "hi", "--tier", "haiku", "--url", "ws://localhost:1/")).isEqualTo(2);
    assertThat(err.toString()).contains("--tier does not go over the public wire");
  }

  @Test
  void systemThatIsNotThereIsSaidPlainly() {
    assertThat(run("ask", "hi", "--url", "ws://127.0.0.1:1/")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("Cannot connect to ws://127.0.0.1:1/");
  }

  @Test
  void urlOfAnotherKindIsRefused() {
    assertThat(run("ask", "hi", "--url", "localhost:8080")).isEqualTo(2);
    assertThat(err.toString()).contains("ws://localhost:8080/");
  }

  @Test
  void faultOfTheModelsIsSeenByTheCustomer() {
    assertThat(run("ask", "hello", "--fault", "internal", "--latency", "0ms")).isEqualTo(1);
    assertThat(out.toString() + err).contains("model_unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flood=0.2", "cut=2", "cut=often"})
  void faultsThatAreNoneAreRefusedWithTheKnownForm(String fault) {
    assertThat(run("ask", "hi", "--fault", fault)).isEqualTo(2);
    assertThat(err.toString()).contains("such as");
  }

  @Test
  void unknownWordsAreRefusedWithTheKnownOnes() {
    assertThat(run("ask", "hi", "--task", "poetry")).isEqualTo(2);
    assertThat(err.toString()).contains("recommendation").contains("'poetry'");
  }

  @Test
  void unknownPairIsRefusedWithTheKnownOnes() {
    assertThat(run("ask", "hi", "--pair", "claude-9")).isEqualTo(2);
    assertThat(err.toString()).contains("claude-9").contains("claude-5-5");
  }

  @Test
  void durationsAreExplained() {
    assertThat(run("serve", "--tune-every", "often")).isEqualTo(2);
    assertThat(err.toString()).contains("10s or 15m").contains("'often'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"given", "left-out", "broken"})
  void headsOfAnyKindAreAnswered(String habit) {
    assertThat(run("ask", "hello", "--heads", habit, "--latency", "1ms/3ms")).isZero();
    assertThat(out.toString()).contains("Hello");
  }

  @Test
  void unknownHabitOfHeadsIsRefusedWithTheKnownOnes() {
    assertThat(run("ask", "hi", "--heads", "always")).isEqualTo(2);
    assertThat(err.toString()).contains("given, left-out or broken").contains("'always'");
  }

  @ParameterizedTest
  @CsvSource({"soon, 10s or 15m", "1s/soon, 10s or 15m", "2s/1s, p99 not under it"})
  void latenciesThatAreNoneAreExplained(String latency, String explanation) {
    assertThat(run("ask", "hi", "--latency", latency)).isEqualTo(2);
    assertThat(err.toString()).contains(explanation);
  }

  @Test
  void goalAndLimitsSteerTheAnswer() {
    assertThat(run("ask", "--explain", "any manga like Dorohedoro?", "--goal", "cost")).isZero();
    assertThat(out.toString()).contains("[haiku · ", "haiku first: haiku scores");
    assertThat(run("ask", "--explain", "Explain Monster's ending", "--max-latency", "1s")).isZero();
    assertThat(out.toString()).contains("latency limit: haiku first");
    assertThat(run("ask", "--explain", "Explain Monster's ending", "--max-cost", "0.001")).isZero();
    assertThat(out.toString()).contains("cost limit: too tight for sonnet");
    assertThat(run("ask", "hi", "--goal", "speed")).isEqualTo(2);
    assertThat(err.toString()).contains("cost, quality, latency, balanced; not 'speed'");
  }

  @Test
  void theAnswerFollowsTheConfigurationThatIsSet() {
    String[] ask = {
      "ask",
      "--explain",
      "Do you ship to Canada? And can I pay by card?",
      "--latency",
      "0ms",
      "--set",
      "confidenceThreshold=0.95",
      "--set",
      "maxEscalations=0"
    };
    assertThat(run(ask)).isZero();
    assertThat(out.toString())
        .contains("[haiku · ", "confidence 0.75 (threshold 0.95)")
        .contains("followed    version 1 of the configuration");
  }

  @ParameterizedTest
  @CsvSource({
    "threshold=0.9, confidenceThreshold",
    "confidenceThreshold=high, a number such as 0.8",
    "confidenceThreshold=2, 0 to 1",
    "responseCacheLife=5m, an ISO-8601 duration such as PT5M",
    "confidenceThreshold, KEY=VALUE"
  })
  void settingsThatAreNoneAreRefusedWithWhatIsRight(String setting, String right) {
    assertThat(run("ask", "hi", "--set", setting)).isEqualTo(2);
    assertThat(err.toString()).contains("--set").contains(right);
  }

  @Test
  void portInUseIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("serve", "--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("Port " + taken.getLocalPort() + " is in use");
    }
  }

  @Test
  void unknownFunctionIsRefused() {
    assertThat(run("invoke", "nobody", "event.json")).isEqualTo(2);
    assertThat(err.toString()).contains("'nobody'").contains("connect, disconnect, message");
  }

  @Test
  void missingEventFileIsRefused(@TempDir Path folder) {
    String file = folder.resolve("absent.json").toString();
    assertThat(run("invoke", "message", file)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file " + file);
  }

  @Test
  void eventThatIsNotJsonIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), "{");
    assertThat(run("invoke", "message", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + " is not JSON");
  }

  @Test
  void invokePrintsResponseAndFrames() {
    assertThat(run("invoke", "message", SampleEventsTest.EVENTS.resolve("message/ping.json") + ""))
        .isZero();
    assertThat(out.toString())
        .containsPattern("(?m)^response .*\"statusCode\":200")
        .contains("frame    {\"type\":\"pong\"}");
  }

  @Test
  void functionThatFailsEndsInOne(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("odd.json"), "{}");
    assertThat(run("invoke", "tuner", file.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("failed   {\"errorMessage\"");
  }
}
