package dev.mangaassist.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Queues for what could not be delivered: encrypted, over TLS only, kept as long as SQS can. */
final class DeadLetters {
  private static final Duration RETENTION = Duration.days(14);

  private DeadLetters() {}

  static Queue queue(Construct scope, String id) {
    return Queue.Builder.create(scope, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(RETENTION)
        .build();
  }
}
