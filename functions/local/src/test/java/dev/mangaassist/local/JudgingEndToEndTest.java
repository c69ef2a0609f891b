package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.bedrock.BedrockError;
import dev.mangaassist.local.bedrock.BedrockStandIn;
import dev.mangaassist.local.bedrock.Fault;
import dev.mangaassist.local.bedrock.FaultPlan;
import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.local.gateway.TestSocket;
import dev.mangaassist.local.lambda.InvocationResult;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.samples.JudgedSample;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Asks that are judged: from the customer through the queue into the table of samples. */
final class JudgingEndToEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> QUESTIONS =
      List.of(
          "How much is shipping?",
          "送料はいくらですか？",
          "Do you have One Piece volume 100 in stock?",
          "I loved Monster. What should I read next?",
          "Which is better, Monster or Pluto, and why?");

  /** The confidences that pass at first, and not any more once the tuner has raised the bar. */
  private static final BigDecimal PASSING = Configuration.DEFAULT.confidenceThreshold();

  private static final BigDecimal MENDED = new BigDecimal("0.90");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void everyAnswerOfALineThatIsJudgedInFullHasASample() throws Exception {
    List<JudgedSample> samples = judged(BedrockBehaviour.instant());
    assertThat(samples).hasSize(QUESTIONS.size());
    assertThat(samples)
        .allSatisfy(
            sample -> {
              assertThat(sample.strongQuality()).isGreaterThanOrEqualTo(new BigDecimal("0.85"));
              assertThat(sample.strongQuality()).isGreaterThanOrEqualTo(sample.weakQuality());
              assertThat(sample.strongCostNanos()).isGreaterThan(sample.weakCostNanos());
              assertThat(sample.inclusionProbability()).isEqualByComparingTo("1");
            });
    assertThat(samples).extracting(JudgedSample::language).contains(Language.JAPANESE);
    assertThat(samples).extracting(JudgedSample::route).contains(Route.DRAFT, Route.SONNET);
    assertThat(samples)
        .as("a comparison is too much for the weak model")
        .filteredOn(sample -> sample.task() == Task.COMPARISON)
        .singleElement()
        .satisfies(
            sample ->
                assertThat(sample.weakQuality())
                    .isLessThan(sample.strongQuality().subtract(new BigDecimal("0.10"))));
    List<String> ofTheJudge =
        lines.stream().filter(line -> line.contains("\"function\":\"judge\"")).toList();
    assertThat(ofTheJudge)
        .hasSize(QUESTIONS.size())
        .allMatch(line -> line.contains("\"Quality\":"))
        .noneMatch(line -> QUESTIONS.stream().anyMatch(line::contains));
  }

  @Test
  void modelsThatGetWorseAreJudgedWorse() throws Exception {
    List<JudgedSample> samples = judged(BedrockBehaviour.instant().poor());
    assertThat(samples)
        .hasSize(QUESTIONS.size())
        .allSatisfy(
            sample -> {
              assertThat(sample.weakQuality()).isLessThan(new BigDecimal("0.80"));
              assertThat(sample.strongQuality()).isLessThan(new BigDecimal("0.80"));
            });
  }

  @Test
  void aWeakModelThatIsSureOfPoorDraftsIsFoundOut() throws Exception {
    List<JudgedSample> drafts =
        judged(BedrockBehaviour.instant().careless()).stream()
            .filter(sample -> sample.route() == Route.DRAFT)
            .toList();
    assertThat(drafts)
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              assertThat(sample.weakQuality()).isLessThanOrEqualTo(new BigDecimal("0.80"));
              assertThat(sample.strongQuality()).isGreaterThanOrEqualTo(new BigDecimal("0.85"));
            })
        .anySatisfy(sample -> assertThat(sample.confidence()).isBetween(PASSING, MENDED));
  }

  @Test
  void onlyTheMessagesThatFailAreBroughtAgain() throws IOException {
    String good = Files.readString(Path.of("../../events/judge/faq-en.json"));
    String malformed = Files.readString(Path.of("../../events/judge/malformed.json"));
    try (LocalSystem system = LocalSystem.start(LocalOptions.defaults().withLines(lines::add))) {
      assertThat(response(system, malformed)).contains("\"batchItemFailures\":[]");
      assertThat(lines).anyMatch(line -> line.contains("\"SamplesMalformed\":1"));

      BedrockStandIn bedrock = system.bedrock().orElseThrow();
      bedrock.behave(
          BedrockBehaviour.instant()
              .withFaults(FaultPlan.share(1, new Fault.Refusal(BedrockError.THROTTLING))));
      String messageId = new ObjectMapper().readTree(good).at("/Records/0/messageId").asText();
      assertThat(response(system, good)).contains("\"itemIdentifier\":\"" + messageId + "\"");
      assertThat(lines).anyMatch(line -> line.contains("\"SamplesFailed\":1"));

      bedrock.behave(BedrockBehaviour.instant());
      assertThat(response(system, good)).contains("\"batchItemFailures\":[]");
      assertThat(lines).anyMatch(line -> line.contains("\"SamplesJudged\":1"));
    }
  }

  private static String response(LocalSystem system, String event) {
    InvocationResult result =
        system.functions().invoke(Functions.JUDGE, event.getBytes(StandardCharsets.UTF_8));
    return new String(result.payload(), StandardCharsets.UTF_8);
  }

  private List<JudgedSample> judged(BedrockBehaviour behaviour) throws Exception {
    Instant start = Instant.now();
    LocalOptions options = LocalOptions.defaults();
    Configuration all =
        Configuration.DEFAULT.toBuilder()
            .judgedShare(BigDecimal.ONE)
            .judgingBudgetPerDayUsd(Optional.empty())
            .build();
    try (LocalSystem system =
        LocalSystem.start(
            options
                .withModels(options.pair(), options.bedrock(), behaviour)
                .withConfiguration(all)
                .withLines(lines::add))) {
      for (String question : QUESTIONS) {
        ask(system, question);
      }
      assertThat(system.awaitQuiet(PATIENCE)).isTrue();
      await().atMost(PATIENCE).until(() -> samples(system, start).size() == QUESTIONS.size());
      return samples(system, start);
    }
  }

  private static void ask(LocalSystem system, String question) throws InterruptedException {
    try (TestSocket socket = TestSocket.open(system.socket())) {
      socket.send(question);
      while (!socket.next().contains("\"type\":\"done\"")) {
        // until the answer is complete
      }
    }
  }

  private static List<JudgedSample> samples(LocalSystem system, Instant start) {
    try (DynamoDbClient client = system.tables()) {
      SampleTable table = new SampleTable(client, DynamoDbLocal.tableName(Table.SAMPLES));
      List<JudgedSample> samples = new ArrayList<>();
      for (Task task : Task.values()) {
        Arrays.stream(Language.values())
            .flatMap(language -> table.judged(task, language, start, start.plusSeconds(600)))
            .forEach(samples::add);
      }
      return samples;
    }
  }
}
