package dev.mangaassist.cascade;

import static dev.mangaassist.cascade.ScriptedModels.rating;
import static dev.mangaassist.cascade.ScriptedModels.silence;
import static dev.mangaassist.cascade.ScriptedModels.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.answers.write.FirstTokenTimes;
import dev.mangaassist.models.ModelCatalog;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.vocabulary.Task;
import dev.mangaassist.shared.vocabulary.Tier;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class FirstTokenTimesTest {
  private static final ModelPair PAIR = ModelCatalog.load().pair("claude-5-5");

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private final FirstTokenTimes times = new FirstTokenTimes();

  @Test
  void untilThereAreAFewCallsTheCatalogueSaysWhatToExpect() {
    observe(4, 2000);
    assertThat(times.expected(PAIR.sonnet())).isEqualTo(Duration.ofMillis(800));
    observe(1, 2000);
    assertThat(times.expected(PAIR.sonnet())).isEqualTo(Duration.ofSeconds(2));
    assertThat(times.expected(PAIR.haiku())).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void theMedianOfTheLastCallsCounts() {
    observe(40, 3000);
    observe(15, 700);
    assertThat(times.expected(PAIR.sonnet())).isEqualTo(Duration.ofSeconds(3));
    observe(2, 700);
    assertThat(times.expected(PAIR.sonnet())).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void aTierThatHasBeenLateForAWhileIsNotAskedInVain() {
    RouterFixture fixture = new RouterFixture(tables);
    for (int i = 0; i < 5; i++) {
      fixture
          .models
          .plays(rating(40, "order_status reasoning"))
          .plays(silence(() -> fixture.clock.pass(Duration.ofMillis(2600))))
          .answers("It is on its way.", 200, 100);
      fixture.ask("q" + i, "Where is my parcel?", Task.ORDER_STATUS);
    }
    fixture.models.plays(
        silence(() -> fixture.clock.pass(Duration.ofMillis(600))),
        rating(40, "order_status reasoning"),
        text("It is on its way."),
        ScriptedModels.finished("end_turn", 200, 100));
    fixture.ask("q6", "Where is my parcel?", Task.ORDER_STATUS);
    assertThat(fixture.done().tier()).isEqualTo(Tier.HAIKU);
  }

  private void observe(int calls, int millis) {
    IntStream.range(0, calls)
        .forEach(i -> times.observed(PAIR.sonnet(), Duration.ofMillis(millis)));
  }
}
