package dev.mangaassist.local.sqs;

/**
 * A message that was received as often as its queue allows and never deleted; its body is not told.
 *
 * @param queue the queue that gave it up
 * @param receives how often it was received
 */
public record DeadLetter(String queue, String messageId, int receives) {}
