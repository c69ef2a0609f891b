package dev.mangaassist.local.sqs;

import java.time.Instant;

/**
 * A message in the hands of a receiver.
 *
 * @param receiptHandle by which this receiver deletes it
 * @param receives how often it has been received, this time included
 */
record ReceivedMessage(
    String messageId,
    String receiptHandle,
    String body,
    Instant sent,
    Instant firstReceived,
    int receives) {}
