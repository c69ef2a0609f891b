package dev.mangaassist.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.dynamodb.DynamoDbLocal;
import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Canary;
import dev.mangaassist.shared.config.ConfidenceCalibration;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationTable;
import dev.mangaassist.shared.config.ConfigurationVersion;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The commands, over the wire, against a stack whose table is in DynamoDB Local. */
final class ConfigCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:07Z");

  @AutoClose private final DynamoDbLocal dynamoDb = DynamoDbLocal.start();

  @AutoClose
  private final DeployedFixture shop =
      new DeployedFixture(dynamoDb.endpoint(), dynamoDb.endpoint());

  @AutoClose private final DynamoDbClient client = dynamoDb.client();
  private final ConfigurationTable configurations =
      new ConfigurationTable(client, DeployedFixture.TABLE, () -> NOW);

  @Test
  void whatServesUntilSomebodyChangesItIsShown() {
    assertThat(show("--stack", "Shop")).isZero();
    assertThat(shop.out.toString())
        .startsWith(
            "Version 0 (active)\n  Built in: what serves until somebody publishes a version.\n")
        .containsPattern("(?m)^  confidenceThreshold +0\\.80$")
        .containsPattern("(?m)^  sonnetBudgetPerDayUsd +none$")
        .containsPattern("(?m)^  calibration +none$");
  }

  @Test
  void anyVersionIsShownWithTheBuiltInValuesWhereTheyDiffer() {
    publish(Configuration.DEFAULT.withHaikuMaxTokens(512), "Ana", "Short answers");
    publish(Configuration.DEFAULT.withHaikuMaxTokens(256), "tuner", "Shorter");

    assertThat(show("--stack", "Shop", "--version", "1")).isZero();
    assertThat(shop.out.toString())
        .startsWith(
            """
            Version 1 (not active: version 2 is), since 2026-11-25 03:00:07 UTC, by Ana
              Short answers
            """)
        .containsPattern("(?m)^  haikuMaxTokens +512 +\\(built-in: 1024\\)$")
        .containsPattern("(?m)^  sonnetMaxTokens +2048$");

    assertThat(show("--stack", "Shop", "--version", "3")).isEqualTo(1);
    assertThat(shop.err.toString()).contains("There is no version 3: the active one is 2.");
  }

  @Test
  void aVersionIsShownAsJsonForPrograms() throws JsonProcessingException {
    publish(Configuration.DEFAULT.withHaikuMaxTokens(512), "Ana", "Short answers");

    assertThat(show("--stack", "Shop", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(shop.out.toString());
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("author").asText()).isEqualTo("Ana");
    assertThat(json.at("/configuration/haikuMaxTokens").asInt()).isEqualTo(512);
  }

  @Test
  void aChangeIsANewVersionWithItsAuthorAndReasonAndTellsWhatItChanged() {
    assertThat(
            set(
                "sonnetBudgetPerDayUsd=250",
                "confidenceThreshold=0.82",
                "--reason",
                "Budget of December",
                "--author",
                "Ana"))
        .isZero();
    assertThat(shop.out.toString())
        .isEqualTo(
            """
            Version 1 is active, by Ana; cascades follow within 30 seconds.
              confidenceThreshold    0.80 -> 0.82
              sonnetBudgetPerDayUsd  none -> 250
            """);
    ConfigurationVersion active = configurations.active();
    assertThat(active.author()).isEqualTo("Ana");
    assertThat(active.reason()).isEqualTo("Budget of December");
    assertThat(active.configuration().sonnetBudgetPerDayUsd()).contains(new BigDecimal("250"));

    assertThat(set("sonnetBudgetPerDayUsd=", "--reason", "No limit", "--author", "Ana")).isZero();
    assertThat(shop.out.toString()).contains("  sonnetBudgetPerDayUsd  250 -> none\n");
  }

  @Test
  void aChangeOnTrialServesAShareAndIsTheTunersToEnd() {
    assertThat(set("haikuMaxTokens=512", "--trial", "--reason", "Shorter?", "--author", "Ana"))
        .isZero();
    assertThat(shop.out.toString())
        .isEqualTo(
            """
            Version 1 is on trial, by Ana, with 0.10 of the conversations; the tuner ends the trial.
              haikuMaxTokens  1024 -> 512
            """);
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(show("--stack", "Shop")).isZero();
    assertThat(shop.out.toString())
        .contains("Version 1 is on trial with 0.10 of the conversations");

    assertThat(set("haikuMaxTokens=256", "--trial", "--reason", "Shorter still")).isEqualTo(1);
    assertThat(shop.err.toString()).contains("or a trial is open");

    assertThat(rollBack("--reason", "Complaints", "--author", "Bo")).isZero();
    assertThat(shop.out.toString())
        .endsWith("Version 1 was withdrawn from its trial; cascades follow within 30 seconds.\n");
    assertThat(configurations.serving().canary()).isEmpty();
    assertThat(history()).isZero();
    assertThat(shop.out.toString()).contains("(withdrawn: Complaints, by Bo)");
  }

  @Test
  void whatWasWithdrawnFromATrialIsNothingToGoBackTo() {
    publish(Configuration.DEFAULT.withHaikuMaxTokens(512), "Ana", "first");
    ConfigurationVersion first = configurations.active();
    Canary tried =
        configurations.trial(
            first,
            Configuration.DEFAULT.withHaikuMaxTokens(256),
            "tuner",
            "cut",
            canary -> List.of());
    configurations.withdraw(tried, "the mean quality is worse", List.of());
    configurations.publish(first, Configuration.DEFAULT.withHaikuMaxTokens(768), "Ana", "third");

    assertThat(rollBack("--reason", "as before")).isZero();
    assertThat(configurations.active().configuration().haikuMaxTokens()).isEqualTo(512);
  }

  @Test
  void aCertificateIsShownAndCanBeEnded() {
    Configuration certified =
        Configuration.DEFAULT.toBuilder().certificate(Optional.of(certificate())).build();
    publish(certified, "tuner", "certified");
    assertThat(show("--stack", "Shop")).isZero();
    assertThat(shop.out.toString())
        .contains("faq/ja 0.62, all others not certifiable")
        .contains("(of 2026-11-25T04:00:00Z, 1200 samples)");

    assertThat(set("certificate=1", "--reason", "no")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("certificate= ends the one in force");
    assertThat(set("certificate=", "--reason", "Drift")).isZero();
    assertThat(configurations.active().configuration()).isEqualTo(Configuration.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "haikuMaxTokens=1024",
        "confidenceThreshold=0.8",
        "responseCacheLife=PT300S",
        "sonnetBudgetPerDayUsd="
      })
  void aChangeThatChangesNothingIsNone(String setting) {
    assertThat(set(setting, "--reason", "none")).isZero();
    assertThat(shop.out.toString())
        .isEqualTo("Nothing to change: version 0, the active one, has these values already.\n");
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "haikuMaxTokens=0|haikuMaxTokens must be 1 to 8192, but is 0",
        "confidenceThreshold=1.01|confidenceThreshold must be 0 to 1, but is 1.01",
        "confidenceThreshold=high|a number such as 0.8, but is 'high'",
        "responseCacheLife=5m|an ISO-8601 duration such as PT5M, but is '5m'",
        "responseCacheEnabled=yes|true or false, but is 'yes'",
        "haikuMaxTokens=|haikuMaxTokens needs a value; the built-in one is 1024.",
        "haikuMaxToken=512|no setting 'haikuMaxToken'. Did you mean haikuMaxTokens?",
        "threshold=0.9|no setting 'threshold'. Did you mean confidenceThreshold?",
        "colour=red|no setting 'colour'. The settings are minTaskProbability, confidenceThreshold,",
        "calibration=judged|A calibration comes from a file: --calibration FILE.",
        "haikuMaxTokens|A setting is NAME=VALUE, such as confidenceThreshold=0.82,",
        "=0.9|A setting is NAME=VALUE"
      })
  void aWrongChangeSaysWhatIsRightAndWritesNothing(String setting, String right) {
    assertThat(set(setting, "--reason", "test")).isEqualTo(2);
    assertThat(shop.err.toString()).contains(right);
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
    assertThat(shop.out.toString()).isEmpty();
  }

  @Test
  void aChangeNeedsSomethingToSetOnceAndAReason() {
    assertThat(set("--reason", "test")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("Say what to set");
    assertThat(set("haikuMaxTokens=1", "haikuMaxTokens=2", "--reason", "test")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("haikuMaxTokens comes twice");
    assertThat(set("haikuMaxTokens=1")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("Missing required option: '--reason=TEXT'");
    assertThat(set("haikuMaxTokens=1", "--reason", " ")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("a --reason that says something");
    assertThat(set("haikuMaxTokens=1", "--reason", "x", "--author", "tuner")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("the tuner's own name");
    assertThat(configurations.active()).isEqualTo(ConfigurationVersion.BUILT_IN);
  }

  @Test
  void aCalibrationIsFittedToJudgedDraftsAndServes(@TempDir Path folder) throws IOException {
    Path drafts = folder.resolve("drafts.jsonl");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(
          "{\"score\": %s, \"task\": \"faq\", \"lang\": \"en\", \"good\": %s}"
              .formatted(i % 2 == 0 ? "0.9" : "0.6", i % 2 == 0 || i % 4 == 1));
    }
    Files.write(drafts, lines);
    StringWriter fitted = new StringWriter();
    assertThat(
            new CommandLine(new CalibrateCommand())
                .setOut(new PrintWriter(fitted, true))
                .execute(drafts.toString()))
        .isZero();
    Path file = Files.writeString(folder.resolve("calibration.json"), fitted.toString());

    String[] change = {"--calibration", file.toString(), "--reason", "400 judged drafts"};
    assertThat(set(change)).isZero();
    assertThat(shop.out.toString()).contains("  calibration  none -> judged@1 (");
    ConfidenceCalibration serving = configurations.active().configuration().calibration().get();
    assertThat(serving.probability(new BigDecimal("0.6"), Task.FAQ, Language.ENGLISH).orElseThrow())
        .isBetween(new BigDecimal("0.45"), new BigDecimal("0.55"));

    assertThat(set(change)).isZero();
    assertThat(shop.out.toString()).contains("Nothing to change: version 1");
    assertThat(set("--calibration", drafts.toString(), "--reason", "x")).isEqualTo(2);
    assertThat(shop.err.toString()).contains(drafts + " holds no calibration: ");
    assertThat(set("--calibration", folder + "/none", "--reason", "x")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("The file " + folder + "/none can not be read.");
  }

  @Test
  void theHistoryTellsWhatEachVersionChangedTheNewestFirst() {
    assertThat(history()).isZero();
    assertThat(shop.out.toString()).startsWith("Nobody has published a version yet");
    shop.out.getBuffer().setLength(0);
    Configuration shorter = Configuration.DEFAULT.withHaikuMaxTokens(512);
    publish(shorter, "Ana", "first");
    publish(shorter.withConfidenceThreshold(new BigDecimal("0.9")), "Bo", "second\u001b[2J");
    publish(shorter.withConfidenceThreshold(new BigDecimal("0.90")), "Bo", "third");

    assertThat(history()).isZero();
    assertThat(shop.out.toString())
        .isEqualTo(
            """
            Version 3, since 2026-11-25 03:00:07 UTC, by Bo
              (active)
              third
                the same values as version 2
            Version 2, since 2026-11-25 03:00:07 UTC, by Bo
              second [2J
                confidenceThreshold  0.80 -> 0.9
            Version 1, since 2026-11-25 03:00:07 UTC, by Ana
              first
                haikuMaxTokens  1024 -> 512
            """);
    shop.out.getBuffer().setLength(0);

    assertThat(history("--last", "1")).isZero();
    assertThat(shop.out.toString()).contains("Version 3").doesNotContain("Version 2,");
    assertThat(history("--last", "0")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("--last is a number from 1 to 1000, not 0.");
  }

  @Test
  void theVersionBeforeTheActiveOneComesBackAsANewOne() {
    Configuration first = Configuration.DEFAULT.withHaikuMaxTokens(512);
    publish(first, "tuner", "First.");
    publish(Configuration.DEFAULT.withHaikuMaxTokens(256), "tuner", "Second.");

    assertThat(rollBack("--reason", "Answers got short", "--author", "Ana")).isZero();
    ConfigurationVersion active = configurations.active();
    assertThat(active.version()).isEqualTo(3);
    assertThat(active.configuration()).isEqualTo(first);
    assertThat(active.author()).isEqualTo("Ana");
    assertThat(active.reason()).isEqualTo("Back to version 1: Answers got short");
    assertThat(shop.out.toString())
        .isEqualTo(
            """
            Version 3 is active, by Ana; cascades follow within 30 seconds.
              haikuMaxTokens  256 -> 512
            """);

    assertThat(rollBack("--to", "0", "--reason", "Afresh")).isZero();
    assertThat(configurations.active().configuration()).isEqualTo(Configuration.DEFAULT);
    assertThat(rollBack("--to", "0", "--reason", "Again")).isZero();
    assertThat(shop.out.toString())
        .endsWith("version 4, the active one, has these values already.\n");
    assertThat(configurations.active().version()).isEqualTo(4);
  }

  @Test
  void whatIsNoEarlierVersionIsRefused() {
    assertThat(rollBack("--reason", "test")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("There is nothing to go back to");
    publish(Configuration.DEFAULT.withHaikuMaxTokens(512), "tuner", "First.");
    for (String version : List.of("1", "7", "-1")) {
      assertThat(rollBack("--to", version, "--reason", "test")).isEqualTo(2);
      assertThat(shop.err.toString()).contains("from 0 to 0, but is " + version);
    }
    assertThat(rollBack("--to", "0")).isEqualTo(2);
    assertThat(shop.err.toString()).contains("Missing required option: '--reason=TEXT'");
    assertThat(configurations.active().version()).isEqualTo(1);
  }

  @Test
  void whoPublishesMeanwhileWinsAndTheLoserIsTold() throws IOException {
    try (InterferingDynamoDb interfering =
            new InterferingDynamoDb(
                dynamoDb.endpoint(),
                () -> publish(Configuration.DEFAULT.withHaikuMaxTokens(256), "Bo", "Quicker"));
        DeployedFixture busy =
            new DeployedFixture(interfering.endpoint(), interfering.endpoint())) {
      assertThat(
              busy.run(
                  ConfigSetCommand::new,
                  "haikuMaxTokens=512",
                  "--reason",
                  "test",
                  "--stack",
                  "Shop"))
          .isEqualTo(1);
      assertThat(busy.err.toString())
          .isEqualTo(
              "Nothing was written: somebody else published a version meanwhile, or a trial is open."
                  + " See 'config history', then try again.\n");
    }
    assertThat(configurations.active().author()).isEqualTo("Bo");
    assertThat(configurations.active().version()).isEqualTo(1);
  }

  @Test
  void aStackOrATableThatIsNotThereIsTold() {
    assertThat(show("--stack", "Shpo")).isEqualTo(1);
    assertThat(shop.err.toString()).contains("There is no stack 'Shpo' in us-east-1");
    assertThat(show("--stack", "Gone")).isEqualTo(1);
    assertThat(shop.err.toString())
        .contains(
            "There is no table 'no-such-table', where the stack 'Gone' in us-east-1 is to have its"
                + " configuration.");
  }

  private static ThresholdCertificate certificate() {
    return new ThresholdCertificate(
        Instant.parse("2026-11-25T04:00:00Z"),
        new BigDecimal("0.95"),
        new BigDecimal("0.90"),
        new BigDecimal("0.05"),
        1200,
        AnswerVersions.of("prompts-1", "claude-5-5", Configuration.DEFAULT),
        List.of(
            group(Optional.of(Task.FAQ), Optional.of(Language.JAPANESE), Optional.of("0.62")),
            group(Optional.empty(), Optional.empty(), Optional.empty())));
  }

  private static ThresholdCertificate.Group group(
      Optional<Task> task, Optional<Language> language, Optional<String> threshold) {
    return new ThresholdCertificate.Group(
        task,
        language,
        threshold.map(BigDecimal::new),
        new BigDecimal("0.91"),
        new BigDecimal("0.12"),
        new BigDecimal("0.55"),
        400);
  }

  private int show(String... arguments) {
    return shop.run(ConfigShowCommand::new, arguments);
  }

  private int set(String... arguments) {
    return shop.run(ConfigSetCommand::new, onShop(arguments));
  }

  private int rollBack(String... arguments) {
    return shop.run(ConfigRollbackCommand::new, onShop(arguments));
  }

  private int history(String... arguments) {
    return shop.run(ConfigHistoryCommand::new, onShop(arguments));
  }

  private static String[] onShop(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--stack");
    all.add("Shop");
    return all.toArray(String[]::new);
  }

  private void publish(Configuration configuration, String author, String reason) {
    configurations.publish(configurations.active(), configuration, author, reason);
  }
}
