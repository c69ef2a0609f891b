package dev.mangaassist.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.sqs.DeadLetter;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The dead letter queues: a line in the log for each message given up, without its body. */
final class DeadLetterLog implements Consumer<DeadLetter> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<String> lines;
  private final InstantSource time;

  DeadLetterLog(Consumer<String> lines, InstantSource time) {
    this.lines = lines;
    this.time = time;
  }

  @Override
  public void accept(DeadLetter letter) {
    lines.accept(
        JSON.createObjectNode()
            .put("time", time.instant().toString())
            .put("level", "ERROR")
            .put("function", "sqs")
            .put("event", "message.undelivered")
            .put("queue", letter.queue())
            .put("receives", letter.receives())
            .put("message", letter.messageId())
            .toString());
  }
}
