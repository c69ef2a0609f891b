package dev.mangaassist.models;

import dev.mangaassist.models.ModelProfile.Thinking;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * Calls models on Amazon Bedrock by ConverseStream. Requests hold only what the model's capability
 * record says it accepts. Connecting may take 5 s and the silence between two bytes 10 s; a call
 * that fails before its first event is tried at most 3 times, one that breaks later is not
 * repeated.
 */
public final class BedrockModelClient implements ModelClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_ATTEMPTS = 3;

  private final BedrockRuntimeAsyncClient bedrock;
  private final RetryStrategy retries =
      AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(MAX_ATTEMPTS).build();

  public BedrockModelClient(BedrockRuntimeAsyncClient bedrock) {
    this.bedrock = bedrock;
  }

  /** A client for the Bedrock of this environment. */
  public static BedrockModelClient of(Environment environment) {
    return new BedrockModelClient(
        AwsClients.configure(BedrockRuntimeAsyncClient.builder(), environment, "BEDROCK_RUNTIME")
            .httpClient(
                NettyNioAsyncHttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .readTimeout(READ_TIMEOUT)
                    .build())
            .build());
  }

  @Override
  public ModelStream open(ModelRequest request) {
    var stream = new BedrockModelStream(request);
    var untilFirstEvent = new RetryUntilFirstEvent(retries, stream::mayRepeat, stream::repeated);
    ConverseStreamRequest call =
        toBedrock(request)
            .overrideConfiguration(
                override -> override.addPlugin(client -> retryBy(untilFirstEvent, client)))
            .build();
    stream.start(handler -> bedrock.converseStream(call, handler));
    return stream;
  }

  private static void retryBy(
      RetryStrategy strategy, SdkServiceClientConfiguration.Builder client) {
    client.overrideConfiguration(
        client.overrideConfiguration().copy(override -> override.retryStrategy(strategy)));
  }

  private static ConverseStreamRequest.Builder toBedrock(ModelRequest request) {
    ModelProfile model = request.model();
    ConverseStreamRequest.Builder builder =
        ConverseStreamRequest.builder()
            .modelId(model.id())
            .system(SystemContentBlock.fromText(request.system()))
            .messages(messages(request))
            .inferenceConfig(inference(request));
    if (model.accepts().thinking() == Thinking.ON_BY_DEFAULT) {
      builder.additionalModelRequestFields(
          Document.mapBuilder()
              .putDocument("thinking", Document.mapBuilder().putString("type", "disabled").build())
              .build());
    }
    return builder;
  }

  private static InferenceConfiguration inference(ModelRequest request) {
    InferenceConfiguration.Builder inference =
        InferenceConfiguration.builder().maxTokens(request.maxTokens());
    if (request.model().accepts().temperature()) {
      inference.temperature(request.temperature().floatValue());
    }
    return inference.build();
  }

  private static List<Message> messages(ModelRequest request) {
    return request.messages().stream()
        .map(
            message ->
                Message.builder()
                    .role(
                        switch (message.role()) {
                          case USER -> ConversationRole.USER;
                          case ASSISTANT -> ConversationRole.ASSISTANT;
                        })
                    .content(ContentBlock.fromText(message.text()))
                    .build())
        .toList();
  }
}
