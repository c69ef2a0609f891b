package dev.mangaassist.local;

import dev.mangaassist.local.lambda.LambdaStandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** EventBridge Scheduler's part: sends the tuner its event, one period after the start first. */
final class TuningSchedule implements AutoCloseable {
  private static final byte[] EVENT = "{\"action\":\"tune\"}".getBytes(StandardCharsets.UTF_8);

  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("schedule").factory());
  private final Future<?> runs;

  TuningSchedule(LambdaStandIn lambda, Duration period) {
    this.runs =
        scheduler.scheduleAtFixedRate(
            () -> lambda.invokeLater(Functions.TUNER, EVENT),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    runs.cancel(false);
    scheduler.shutdownNow();
  }
}
