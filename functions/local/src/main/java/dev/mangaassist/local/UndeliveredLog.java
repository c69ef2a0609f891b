package dev.mangaassist.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.lambda.UndeliveredEvent;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The on-failure destination: a line in the log for each event given up. */
final class UndeliveredLog implements Consumer<UndeliveredEvent> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<String> lines;
  private final InstantSource time;

  UndeliveredLog(Consumer<String> lines, InstantSource time) {
    this.lines = lines;
    this.time = time;
  }

  @Override
  public void accept(UndeliveredEvent event) {
    lines.accept(
        JSON.createObjectNode()
            .put("time", time.instant().toString())
            .put("level", "ERROR")
            .put("function", event.function())
            .put("event", "event.undelivered")
            .put("condition", event.condition())
            .put("attempts", event.attempts())
            .put("failure", event.lastFailure().errorType())
            .put("request", event.requestId())
            .toString());
  }
}
