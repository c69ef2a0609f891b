package dev.mangaassist.local;

import dev.mangaassist.local.sqs.QueueSettings;
import java.time.Duration;
import java.util.List;

/** The queues between functions, as the stack deploys them. */
final class Queues {
  /** Carries asks to be judged. */
  static final String SAMPLES = "samples";

  /** How many asks are judged at the same time. */
  static final int JUDGES = 2;

  /** Every queue. */
  static final List<QueueSettings> ALL =
      List.of(new QueueSettings(SAMPLES, Duration.ofMinutes(12), Duration.ofHours(1), 3));

  private Queues() {}
}
