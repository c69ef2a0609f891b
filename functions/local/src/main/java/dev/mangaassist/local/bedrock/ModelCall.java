package dev.mangaassist.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.local.scripted.Turn;
import dev.mangaassist.shared.vocabulary.Tier;
import java.util.List;

/**
 * A call that has come to its end, as the stand-in saw it. Calls refused as invalid are not among
 * them.
 *
 * @param modelId as in the request, decoded
 * @param system the system prompt, empty if there was none
 * @param inferenceConfig as in the request, or a missing node
 * @param additionalFields {@code additionalModelRequestFields} as in the request, or a missing node
 * @param streamed whether it was a ConverseStream
 * @param inputTokens as reported, the cost factor included
 * @param outputTokens of what was sent, reasoning and the cost factor included
 */
public record ModelCall(
    String modelId,
    Tier tier,
    String system,
    List<Turn> messages,
    JsonNode inferenceConfig,
    JsonNode additionalFields,
    boolean streamed,
    Outcome outcome,
    int inputTokens,
    int outputTokens) {
  public ModelCall {
    messages = List.copyOf(messages);
  }

  /** How a call ended. */
  public enum Outcome {
    /** The whole answer was sent. */
    COMPLETED,
    /** The client went away before the answer was complete. */
    CANCELLED,
    /** A fault ended it. */
    FAILED
  }
}
