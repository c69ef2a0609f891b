package dev.mangaassist.shared.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.AnswerVersions;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Items;
import dev.mangaassist.shared.tables.Table;
import dev.mangaassist.shared.vocabulary.Language;
import dev.mangaassist.shared.vocabulary.Route;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class SampleTableTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private final SampleTable samples =
      new SampleTable(tables.client(), tables.tableName(Table.SAMPLES));

  @Test
  void readsWhatWasAdded() {
    JudgedSample sample = sample(Task.FAQ, Language.JAPANESE, NOON.plusMillis(7), "a/b+c=");
    assertThat(samples.add(sample)).isTrue();
    assertThat(samples.judged(Task.FAQ, Language.JAPANESE, NOON, NOON.plusSeconds(1)))
        .containsExactly(sample);
    assertThat(samples.isJudged(Task.FAQ, Language.JAPANESE, sample.at(), "a/b+c=")).isTrue();
    assertThat(samples.isJudged(Task.FAQ, Language.JAPANESE, sample.at(), "another")).isFalse();
  }

  @Test
  void anAskIsJudgedOnce() {
    JudgedSample first = sample(Task.GREETING, Language.ENGLISH, NOON, "r1");
    assertThat(samples.add(first)).isTrue();
    JudgedSample again =
        new JudgedSample(
            NOON,
            "r1",
            Task.GREETING,
            Language.ENGLISH,
            Route.SONNET,
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            1,
            1,
            BigDecimal.ONE,
            first.judge(),
            first.versions());
    assertThat(samples.add(again)).isFalse();
    assertThat(samples.judged(Task.GREETING, Language.ENGLISH, NOON, NOON.plusSeconds(1)))
        .containsExactly(first);
  }

  @Test
  void aRangeHoldsItsBeginningAndNotItsEndTheNewestFirst() {
    List<Instant> times =
        List.of(
            NOON.minusMillis(1),
            NOON,
            NOON.plusMillis(1),
            NOON.plusSeconds(1),
            NOON.plusSeconds(2));
    times
        .reversed()
        .forEach(at -> samples.add(sample(Task.COMPARISON, Language.ENGLISH, at, "r" + at)));
    assertThat(samples.judged(Task.COMPARISON, Language.ENGLISH, NOON, NOON.plusSeconds(2)))
        .extracting(JudgedSample::at)
        .containsExactly(NOON.plusSeconds(1), NOON.plusMillis(1), NOON);
    assertThat(samples.newest(Task.COMPARISON, Language.ENGLISH, NOON, NOON.plusSeconds(2)))
        .hasValueSatisfying(newest -> assertThat(newest.at()).isEqualTo(NOON.plusSeconds(1)));
    assertThat(samples.newest(Task.COMPARISON, Language.JAPANESE, NOON, NOON.plusSeconds(2)))
        .isEmpty();
    assertThat(samples.judged(Task.COMPARISON, Language.ENGLISH, NOON, NOON)).isEmpty();
    assertThat(samples.judged(Task.COMPARISON, Language.JAPANESE, NOON, NOON.plusSeconds(9)))
        .isEmpty();
  }

  @Test
  void aRangeOfManyPagesIsReadToItsEnd() {
    String pad = "x".repeat(950); // a page of DynamoDB's ends at a megabyte
    int count = 700;
    for (int i = 0; i < count; i++) {
      samples.add(sample(Task.DISCUSSION, Language.ENGLISH, NOON.plusMillis(i), pad + i));
    }
    assertThat(
            samples.judged(Task.DISCUSSION, Language.ENGLISH, NOON, NOON.plusSeconds(60)).count())
        .isEqualTo(count);
  }

  @Test
  void ratingsAreInNoRangeOfJudgedAsksAndHoldNoIdOfTheClients() {
    Rating rating =
        new Rating(
            NOON,
            "conversation",
            "why is my order late",
            Task.ORDER_STATUS,
            Language.ENGLISH,
            Tier.HAIKU,
            new BigDecimal("0.9"),
            true);
    samples.put(rating);
    assertThat(
            samples.judged(
                Task.ORDER_STATUS, Language.ENGLISH, Instant.EPOCH, NOON.plus(Duration.ofDays(1))))
        .isEmpty();
    assertThat(items().toString()).contains("rated#").doesNotContain("why is my order late");
  }

  @Test
  void itemsEndAfterThirtyDays() {
    samples.add(sample(Task.SUMMARIZATION, Language.ENGLISH, NOON, "r"));
    assertThat(items())
        .filteredOn(item -> Items.requiredString(item, "group").equals("summarization#en"))
        .singleElement()
        .satisfies(
            item ->
                assertThat(Items.requiredNumber(item, Table.TTL_ATTRIBUTE))
                    .isEqualTo(NOON.plus(Duration.ofDays(30)).getEpochSecond()));
  }

  @Test
  void versionsAreTheSameForNumbersThatAreTheSame() {
    Configuration other =
        Configuration.DEFAULT.toBuilder().haikuTemperature(new BigDecimal("0.30")).build();
    assertThat(AnswerVersions.of("p", "m", other))
        .isEqualTo(AnswerVersions.of("p", "m", Configuration.DEFAULT));
    assertThat(AnswerVersions.of("p", "m", Configuration.DEFAULT.withHaikuMaxTokens(512)))
        .isNotEqualTo(AnswerVersions.of("p", "m", Configuration.DEFAULT));
  }

  private static List<Map<String, AttributeValue>> items() {
    return tables
        .client()
        .scan(request -> request.tableName(tables.tableName(Table.SAMPLES)))
        .items();
  }

  private static JudgedSample sample(Task task, Language language, Instant at, String requestId) {
    return new JudgedSample(
        at,
        requestId,
        task,
        language,
        Route.DRAFT,
        new BigDecimal("0.8325"),
        new BigDecimal("0.90"),
        new BigDecimal("0.55"),
        new BigDecimal("0.95"),
        170_000,
        4_000_000,
        new BigDecimal("0.01"),
        "j1",
        AnswerVersions.of("p1", "claude-5-5", Configuration.DEFAULT));
  }
}
