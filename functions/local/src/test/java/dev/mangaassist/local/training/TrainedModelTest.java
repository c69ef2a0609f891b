package dev.mangaassist.local.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.understand.TaskClassifier;
import dev.mangaassist.shared.vocabulary.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ships is what training makes of the data, and it is as good as is said of it. */
final class TrainedModelTest {
  private static final Path FOLDER = Path.of("../cascade/training");
  private static final int MAX_BYTES = 3_000_000;

  private static TrainingData data;
  private static Training.Result result;

  @BeforeAll
  static void train() {
    data = TrainingData.read(FOLDER);
    result = Training.run(data);
  }

  @Test
  void theModelThatShipsIsWhatTrainingMakes() throws IOException {
    try (InputStream shipped = TaskClassifier.class.getResourceAsStream("understanding.model")) {
      assertThat(shipped).isNotNull();
      assertThat(shipped.readAllBytes())
          .as("run 'mangaassist.jar train' and commit what it writes")
          .isEqualTo(new TrainedModel(result.classifier(), "").bytes())
          .hasSizeLessThanOrEqualTo(MAX_BYTES);
    }
  }

  @Test
  void theReportIsWhatTrainingFound() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("REPORT.md")))
        .isEqualTo(TrainingReport.of(data, result));
  }

  @Test
  void messagesWrittenApartAreUnderstood() {
    Evaluation apart = test("messages.jsonl");
    assertThat(apart.size()).isEqualTo(400);
    assertThat(apart.tasks()).isGreaterThanOrEqualTo(0.95);
    assertThat(apart.hardTasks()).isGreaterThanOrEqualTo(0.87);
    assertThat(apart.tasks(Language.ENGLISH)).isGreaterThanOrEqualTo(0.93);
    assertThat(apart.tasks(Language.JAPANESE)).isGreaterThanOrEqualTo(0.93);
    assertThat(apart.tiersOfTasks()).isGreaterThanOrEqualTo(0.98);
    assertThat(apart.tiers()).isGreaterThanOrEqualTo(0.96);
    assertThat(apart.calibrationError()).isLessThanOrEqualTo(0.05);
  }

  @Test
  void plainSentencesOfOtherPlacesAreUnderstood() {
    Evaluation plain = test("plain-sentences.jsonl");
    assertThat(plain.size()).isEqualTo(60);
    assertThat(plain.tasks()).isGreaterThanOrEqualTo(55.0 / 60);
  }

  private static Evaluation test(String name) {
    return Objects.requireNonNull(result.tests().get(name), name);
  }
}
