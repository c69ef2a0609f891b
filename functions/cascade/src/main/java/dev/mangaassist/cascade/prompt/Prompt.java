package dev.mangaassist.cascade.prompt;

import dev.mangaassist.models.ChatMessage;
import java.util.List;

/**
 * What a model is told.
 *
 * @param system the store's words
 * @param messages the conversation, the customer's words between delimiters
 * @param key what delimiters and head carry
 */
public record Prompt(String system, List<ChatMessage> messages, MessageKey key) {}
