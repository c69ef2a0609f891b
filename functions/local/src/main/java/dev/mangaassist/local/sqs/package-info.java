/**
 * SQS on one machine: queues behind the real SendMessage, and the event source mapping that hands
 * their messages to functions.
 */
@NullMarked
package dev.mangaassist.local.sqs;

import org.jspecify.annotations.NullMarked;
