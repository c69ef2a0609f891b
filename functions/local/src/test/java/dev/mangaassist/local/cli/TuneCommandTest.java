package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.Functions;
import dev.mangaassist.local.LocalOptions;
import dev.mangaassist.local.LocalSystem;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.gateway.TestSocket;
import dev.mangaassist.local.lambda.AsyncPolicy;
import dev.mangaassist.local.lambda.FunctionSettings;
import dev.mangaassist.local.lambda.LambdaStandIn;
import dev.mangaassist.local.lambda.LocalFunction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TuneCommandTest {
  private static final int ENOUGH = 12;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void onThisMachineADryRunSaysWhatTheRunAfterItDoes() throws Exception {
    LocalOptions options = LocalOptions.defaults();
    List<String> lines = new CopyOnWriteArrayList<>();
    try (LocalSystem system =
            LocalSystem.start(
                options
                    .withTuning(Duration.ofHours(1), Duration.ofMinutes(14).plusSeconds(59))
                    .withModels(
                        options.pair(), options.bedrock(), BedrockBehaviour.instant().dear(200))
                    .withLines(lines::add));
        TestSocket socket = TestSocket.open(system.socket())) {
      String port = Integer.toString(system.page().getPort());
      for (int i = 0; i < ENOUGH; i++) {
        ask(socket, i);
      }
      system.awaitQuiet(Duration.ofSeconds(5));
      Thread.sleep(1_000); // the window ends at the last whole second

      assertThat(run("tune", "--dry-run", "--local", "--port", port)).isZero();
      assertThat(err.toString()).isEmpty();
      assertThat(out.toString())
          .startsWith("Version 0 of the configuration, from 2")
          .containsPattern("(?m)^  asks         12 accepted, 12 done")
          .containsPattern("(?m)^  BROKEN   mean cost per query +0\\.\\d+ USD +at most 0\\.003 USD")
          .containsPattern(
              "(?m)^  cut haiku max tokens, haikuMaxTokens 1024 -> 896: priority high, automatic$")
          .contains("A run would have ended with: Version 1 was published.");
      assertThat(system.configuration().version()).isZero();
      assertThat(lines).noneMatch(line -> line.contains("\"function\":\"tuner\""));

      assertThat(run("tune", "--local", "--port", port)).isZero();
      assertThat(out.toString())
          .contains("haikuMaxTokens 1024 -> 896: priority high, done")
          .endsWith("\nVersion 1 was published.\n");
      assertThat(system.configuration().version()).isEqualTo(1);

      out.getBuffer().setLength(0);
      assertThat(run("config", "history", "--local", "--port", port)).isZero();
      assertThat(out.toString())
          .startsWith("Version 1, since ")
          .contains(", by tuner\n", "    haikuMaxTokens  1024 -> 896\n");
    }
  }

  @Test
  void aTunerThatFailsIsTold() {
    try (Lambda lambda = new Lambda("{\"action\":\"tune\"}", null);
        DeployedFixture shop = lambda.shop()) {
      assertThat(shop.run(TuneCommand::new, "--stack", "Shop")).isEqualTo(1);
      assertThat(shop.err.toString())
          .isEqualTo(
              "The tuner failed: CloudWatch answered InternalError"
                  + " (java.lang.IllegalStateException)\n");
      assertThat(shop.run(TuneCommand::new, "--stack", "Gone")).isEqualTo(1);
      assertThat(shop.err.toString()).contains("Function not found: ");
    }
  }

  @Test
  void aReportIsPrintedAsJsonForPrograms() throws JsonProcessingException {
    try (Lambda lambda =
            new Lambda(
                "{\"action\":\"tune\",\"dryRun\":true}",
                "{\"dryRun\":true,\"outcome\":\"None.\"}");
        DeployedFixture shop = lambda.shop()) {
      assertThat(shop.run(TuneCommand::new, "--stack", "Shop", "--dry-run", "--json")).isZero();
      JsonNode report = new ObjectMapper().readTree(shop.out.toString());
      assertThat(report.path("outcome").asText()).isEqualTo("None.");
    }
  }

  @Test
  void aTunerThatKnowsNoDryRunsIsNotPassedOffAsOneThatDoes() {
    try (Lambda lambda =
            new Lambda(
                "{\"action\":\"tune\",\"dryRun\":true}",
                "{\"outcome\":\"Version 1 was published.\"}");
        DeployedFixture shop = lambda.shop()) {
      assertThat(shop.run(TuneCommand::new, "--stack", "Shop", "--dry-run", "--json")).isEqualTo(1);
      assertThat(shop.err.toString()).startsWith("This was a real run: ");
    }
  }

  @Test
  void whichDeploymentIsMeantMustBeSaidOnce() {
    assertThat(run("tune", "--dry-run")).isEqualTo(2);
    assertThat(run("tune", "--local=false")).isEqualTo(2);
    assertThat(run("tune", "--local", "--stack", "Shop")).isEqualTo(2);
    assertThat(err.toString().lines())
        .filteredOn(line -> !line.startsWith("See "))
        .hasSize(3)
        .allMatch("Say which deployment is meant: --local or --stack NAME."::equals);
    assertThat(run("tune", "--local", "--port", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--port is a number from 1 to 65535, not 0.");
    assertThat(run("tune", "--stack", "Shop", "--port", "8080")).isEqualTo(2);
    assertThat(err.toString()).contains("--port belongs to --local");
  }

  private static void ask(TestSocket socket, int number) throws InterruptedException {
    socket.send("Where can I find volume " + number + " of One Piece?");
    while (!socket.next().contains("\"type\":\"done\"")) {
      // until the answer is complete
    }
  }

  /** Lambda with a tuner that expects one event and gives one answer, or fails. */
  private static final class Lambda implements AutoCloseable {
    private final LambdaStandIn lambda =
        LambdaStandIn.start(
            AsyncPolicy.DEPLOYED, InstantSource.system(), line -> {}, undelivered -> {});

    Lambda(String expected, @Nullable String answer) {
      lambda.add(
          LocalFunction.streaming(
              new FunctionSettings(Functions.TUNER, 1024, Duration.ofSeconds(45)),
              (input, output, context) -> {
                assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
                if (answer == null) {
                  throw new IllegalStateException("CloudWatch answered InternalError");
                }
                output.write(answer.getBytes(StandardCharsets.UTF_8));
              }));
    }

    DeployedFixture shop() {
      return new DeployedFixture(lambda.endpoint(), lambda.endpoint());
    }

    @Override
    public void close() {
      lambda.close();
    }
  }
}
