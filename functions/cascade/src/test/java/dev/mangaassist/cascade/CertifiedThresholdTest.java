package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.finished;
import static dev.mangaassist.cascade.ScriptedModels.rating;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.prompt.Prompts;
import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ThresholdCertificate;
import dev.mangaassist.shared.config.ThresholdCertificate.Group;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts of an unsure 70 against a certificate of 0.65 for questions in English. */
final class CertifiedThresholdTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  /** Answers that one test caches are no other's. */
  private final String catalog = UUID.randomUUID().toString();

  private RouterFixture fixture;

  @BeforeEach
  void connect() {
    fixture = new RouterFixture(tables, true, catalog);
  }

  @ParameterizedTest
  @CsvSource({
    "How long does the shipping of a parcel take?, FAQ, false",
    "送料はいくらかかりますか。教えてください, FAQ, true",
    "Which volumes of Pluto do you have in stock?, PRODUCT_SEARCH, true"
  })
  void aDraftPassesAtTheThresholdThatIsCertifiedForItsGroup(
      String question, Task task, boolean escalated) {
    fixture.configure(certified(running(Prompts.load(new Random(1)).version())));
    draftOf70();
    fixture.ask(question, task);
    assertThat(fixture.done().escalated()).isEqualTo(escalated);
    assertThat(fixture.lines.getLast())
        .contains(escalated ? "\"threshold\":0.80" : "\"threshold\":0.65");
  }

  @Test
  void aCertificateForOtherPromptsOpensNothing() {
    fixture.configure(certified(running("older")));
    draftOf70();
    fixture.ask("How long does the shipping of a parcel take?", Task.FAQ);
    assertThat(fixture.done().escalated()).isTrue();
  }

  @Test
  void aCertificateEndsWithTheLimitsThatItWasMadeUnder() {
    fixture.configure(
        certified(running(Prompts.load(new Random(1)).version())).withHaikuMaxTokens(512));
    draftOf70();
    fixture.ask("How long does the shipping of a parcel take?", Task.FAQ);
    assertThat(fixture.done().escalated()).isTrue();
  }

  private void draftOf70() {
    fixture
        .models
        .plays(rating(70, "faq nothing"), text("Two days."), finished("end_turn", 200, 100))
        .answers("Two days, sir.", 200, 100);
  }

  private AnswerVersions running(String prompts) {
    return AnswerVersions.of(prompts, "claude-5-5 " + catalog, Configuration.DEFAULT);
  }

  private static Configuration certified(AnswerVersions versions) {
    return Configuration.DEFAULT.toBuilder()
        .certificate(
            Optional.of(
                new ThresholdCertificate(
                    Instant.parse("2026-11-25T04:00:00Z"),
                    new BigDecimal("0.95"),
                    new BigDecimal("0.90"),
                    new BigDecimal("0.05"),
                    900,
                    versions,
                    List.of(
                        new Group(
                            Optional.of(Task.FAQ),
                            Optional.of(Language.ENGLISH),
                            Optional.of(new BigDecimal("0.65")),
                            new BigDecimal("0.91"),
                            new BigDecimal("0.10"),
                            new BigDecimal("0.60"),
                            900)))))
        .build();
  }
}
