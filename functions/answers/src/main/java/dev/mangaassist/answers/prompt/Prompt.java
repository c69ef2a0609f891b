package dev.mangaassist.answers.prompt;

import dev.mangaassist.models.ChatMessage;
import dev.mangaassist.models.ModelPair;
import dev.mangaassist.models.ModelRequest;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;

/**
 * What a model is told.
 *
 * @param system the store's words
 * @param messages the conversation, the customer's words between delimiters
 * @param key what delimiters and head carry
 */
public record Prompt(String system, List<ChatMessage> messages, MessageKey key) {

  /** The call in which a tier answers it, within the limits of a configuration. */
  public ModelRequest to(Tier tier, ModelPair pair, Configuration configuration) {
    return switch (tier) {
      case HAIKU ->
          new ModelRequest(
              pair.haiku(),
              system,
              messages,
              configuration.haikuMaxTokens(),
              configuration.haikuTemperature());
      case SONNET ->
          new ModelRequest(
              pair.sonnet(),
              system,
              messages,
              configuration.sonnetMaxTokens(),
              configuration.sonnetTemperature());
    };
  }
}
