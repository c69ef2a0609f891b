package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mangaassist.local.bedrock.BedrockBehaviour;
import dev.mangaassist.local.gateway.TestSocket;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The tuner on its schedule, over metrics that real asks left behind. */
final class TuningIT {
  private static final int ENOUGH = 12;

  /** A configuration is cached for 30 s. */
  private static final Duration UNTIL_FOLLOWED = Duration.ofSeconds(60);

  @Test
  void dearModelsBringANewConfigurationThatTheCascadeFollows() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    LocalOptions options = LocalOptions.defaults();
    try (LocalSystem system =
            LocalSystem.start(
                options
                    .withTuning(Duration.ofSeconds(1), options.tuningWindow())
                    .withModels(
                        options.pair(), options.bedrock(), BedrockBehaviour.instant().dear(200))
                    .withLines(lines::add));
        TestSocket socket = TestSocket.open(system.socket())) {
      for (int i = 0; i < ENOUGH; i++) {
        ask(socket, i);
      }

      await().atMost(UNTIL_FOLLOWED).until(() -> system.configuration().version() > 0);
      ConfigurationVersion published = system.configuration();
      assertThat(published.author()).isEqualTo("tuner");
      assertThat(published.reason()).containsIgnoringCase("cost");
      assertThat(published.configuration()).isNotEqualTo(Configuration.DEFAULT);

      await()
          .atMost(UNTIL_FOLLOWED)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                ask(socket, 0);
                return lines.stream()
                    .filter(line -> line.contains("answer.done"))
                    .anyMatch(line -> !line.contains("\"configuration\":0"));
              });
    }
  }

  private static void ask(TestSocket socket, int number) throws InterruptedException {
    socket.send("Where can I find volume " + number + " of One Piece?");
    while (!socket.next().contains("\"type\":\"done\"")) {
      // until the answer is complete
    }
  }
}
