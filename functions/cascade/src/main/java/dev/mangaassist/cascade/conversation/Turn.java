package dev.mangaassist.cascade.conversation;

import dev.mangaassist.models.ChatMessage;
import java.util.List;

/**
 * A conversation's turn, taken by one ask until it is completed, released, or its lease runs out.
 *
 * @param memory the last messages before this ask, oldest first
 * @param retried whether an earlier attempt at the same request took this turn and did not end it
 * @param answeredAsks ids of the asks answered before, oldest first
 * @param answeredRequests the requests that carried them
 */
public record Turn(
    String conversationId,
    String askId,
    String requestId,
    List<ChatMessage> memory,
    boolean retried,
    List<String> answeredAsks,
    List<String> answeredRequests) {}
