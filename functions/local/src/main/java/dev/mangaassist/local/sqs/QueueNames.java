package dev.mangaassist.local.sqs;

/** Where the queues of this machine would be. */
final class QueueNames {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  private QueueNames() {}

  static String arn(String queue) {
    return "arn:aws:sqs:%s:%s:%s".formatted(REGION, ACCOUNT, queue);
  }
}
