package dev.mangaassist.shared.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

final class CachedConfigurationTest {
  private static final Duration JUST_UNDER_LIFE = CachedConfiguration.LIFE.minusMillis(1);

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private Supplier<ActiveConfiguration> source = () -> version(1);
  private int reads;
  private final List<String> lines = new ArrayList<>();
  private final CachedConfiguration cached =
      new CachedConfiguration(
          this::read, () -> now, new Telemetry("cascade", lines::add, () -> now));

  private ActiveConfiguration read() {
    reads++;
    return source.get();
  }

  @Test
  void aVersionServesForThirtySecondsAndIsThenReadAgain() {
    assertThat(cached.current()).isEqualTo(version(1));
    source = () -> version(2);

    now = now.plus(JUST_UNDER_LIFE);
    assertThat(cached.current()).isEqualTo(version(1));
    assertThat(reads).isEqualTo(1);

    now = now.plusMillis(1);
    assertThat(cached.current()).isEqualTo(version(2));
    assertThat(reads).isEqualTo(2);
    assertThat(lines).isEmpty();
  }

  @Test
  void whileTheSourceFailsTheLastKnownVersionServes() {
    cached.current();
    source = CachedConfigurationTest::outOfReach;

    now = now.plus(CachedConfiguration.LIFE);

    assertThat(cached.current()).isEqualTo(version(1));
  }

  @Test
  void theBuiltInVersionServesWhenNoneWasEverRead() {
    source = CachedConfigurationTest::outOfReach;

    assertThat(cached.current()).isEqualTo(ActiveConfiguration.BUILT_IN);
  }

  @Test
  void aFailedReadIsTriedAgainAfterFiveSecondsAndNotBefore() {
    source = CachedConfigurationTest::outOfReach;
    cached.current();
    source = () -> version(3);

    now = now.plusMillis(4_999);
    assertThat(cached.current()).isEqualTo(ActiveConfiguration.BUILT_IN);
    assertThat(reads).isEqualTo(1);

    now = now.plusMillis(1);
    assertThat(cached.current()).isEqualTo(version(3));
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aFailedReadIsCountedAndNamesWhatServesInstead() throws JsonProcessingException {
    cached.current();
    source = CachedConfigurationTest::outOfReach;
    now = now.plus(CachedConfiguration.LIFE);
    cached.current();

    assertThat(lines).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(lines.getFirst());
    assertThat(line.path("event").asText()).isEqualTo("configuration.stale");
    assertThat(line.path("ConfigurationStale").asInt()).isEqualTo(1);
    assertThat(line.path("serving").asInt()).isEqualTo(1);
    assertThat(line.path("failure").asText()).isEqualTo(SdkClientException.class.getName());
    assertThat(lines.getFirst()).doesNotContain("the network said no");
  }

  @Test
  void noKindOfFailureReachesTheAnswer() {
    for (RuntimeException failure :
        List.of(
            new IllegalArgumentException("a value"),
            new IllegalStateException("an item"),
            new DateTimeException("a time"),
            new ArithmeticException("a number"))) {
      source =
          () -> {
            throw failure;
          };
      now = now.plus(CachedConfiguration.LIFE);
      assertThat(cached.current()).isEqualTo(ActiveConfiguration.BUILT_IN);
    }
    assertThat(lines).hasSize(4);
  }

  @Test
  void whileOneThreadRefreshesTheOthersGoOnWithWhatIsKnown() throws Exception {
    cached.current();
    var reading = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    source =
        () -> {
          reading.countDown();
          await(answer);
          return version(2);
        };
    now = now.plus(CachedConfiguration.LIFE);

    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<ActiveConfiguration> refreshed = threads.submit(cached::current);
      await(reading);
      assertThat(cached.current()).isEqualTo(version(1));
      answer.countDown();
      assertThat(refreshed.get()).isEqualTo(version(2));
    }
    assertThat(reads).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ActiveConfiguration outOfReach() {
    throw SdkClientException.create("the network said no");
  }

  private static ActiveConfiguration version(int number) {
    return ActiveConfiguration.only(
        new ConfigurationVersion(
            number,
            Configuration.DEFAULT,
            "tuner",
            "A test.",
            Instant.parse("2026-11-23T09:00:00Z")));
  }
}
