package dev.mangaassist.local.sqs;

import java.time.Duration;

/**
 * How a queue is set up.
 *
 * @param name the last part of its URL
 * @param visibilityTimeout how long a message that was received is hidden from other receivers
 * @param retention how long a message is kept, from its sending on
 * @param maxReceiveCount how often a message may be received before it is a dead letter, at least 1
 */
public record QueueSettings(
    String name, Duration visibilityTimeout, Duration retention, int maxReceiveCount) {}
