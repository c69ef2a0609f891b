package dev.mangaassist.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The way of sampled asks from the cascade to the judge: a queue, and one behind it for what could
 * not be judged. Both hold customers' words, so they are kept as short as their purpose allows.
 */
final class JudgedSamples extends Construct {
  /** Long enough for every receive of a sample; older ones say little about the active versions. */
  private static final Duration KEPT = Duration.hours(1);

  /** Long enough for somebody to look. */
  private static final Duration UNJUDGED_KEPT = Duration.days(1);

  private static final int MAX_RECEIVES = 3;

  /** AWS's own advice: room for the retries of a function that is throttled. */
  private static final int TIME_LIMITS_HIDDEN = 6;

  /** The most that judging takes of the models' quotas, and of the account's concurrency. */
  private static final int MAX_CONCURRENCY = 5;

  private final Queue unjudged;
  private final Queue queue;

  /**
   * Properties of the way.
   *
   * @param timeLimit the longest that the judge works on a sample
   */
  record Props(Duration timeLimit) {}

  JudgedSamples(Construct scope, String id, Props props) {
    super(scope, id);
    this.unjudged = encrypted("Unjudged").retentionPeriod(UNJUDGED_KEPT).build();
    this.queue =
        encrypted("Queue")
            .retentionPeriod(KEPT)
            .visibilityTimeout(
                Duration.seconds(props.timeLimit().toSeconds().intValue() * TIME_LIMITS_HIDDEN))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(unjudged).maxReceiveCount(MAX_RECEIVES).build())
            .build();
  }

  /** What the cascade sends to. */
  IQueue queue() {
    return queue;
  }

  /** What was received in vain. */
  IQueue unjudged() {
    return unjudged;
  }

  /** Hands the samples to the judge, one at a time to each of a few. */
  void feed(IFunction judge) {
    EventSourceMapping.Builder.create(this, "Mapping")
        .target(judge)
        .eventSourceArn(queue.getQueueArn())
        .batchSize(1)
        .maxConcurrency(MAX_CONCURRENCY)
        .reportBatchItemFailures(true)
        .build();
  }

  private Queue.Builder encrypted(String id) {
    return Queue.Builder.create(this, id).encryption(QueueEncryption.SQS_MANAGED).enforceSsl(true);
  }
}
