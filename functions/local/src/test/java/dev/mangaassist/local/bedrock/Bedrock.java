package dev.mangaassist.local.bedrock;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** The real SDK client, as a function would use it, pointed at a stand-in; it does not retry. */
final class Bedrock implements AutoCloseable {
  static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  static final String SONNET = "global.anthropic.claude-sonnet-5-5";

  private final BedrockRuntimeAsyncClient client;

  Bedrock(URI endpoint) {
    client =
        BedrockRuntimeAsyncClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .httpClient(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build())
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .build();
  }

  static Message user(String text) {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(text))
        .build();
  }

  static Message assistant(String text) {
    return Message.builder()
        .role(ConversationRole.ASSISTANT)
        .content(ContentBlock.fromText(text))
        .build();
  }

  Stream stream(String model, String text) {
    return stream(model, request -> request.messages(user(text)));
  }

  Stream stream(String model, UnaryOperator<ConverseStreamRequest.Builder> settings) {
    List<ConverseStreamOutput> events = Collections.synchronizedList(new ArrayList<>());
    ConverseStreamRequest request =
        settings.apply(ConverseStreamRequest.builder().modelId(model)).build();
    CompletableFuture<Void> end =
        client.converseStream(
            request, ConverseStreamResponseHandler.builder().subscriber(events::add).build());
    return new Stream(events, end);
  }

  ConverseResponse converse(String model, String text) {
    return converse(model, request -> request.messages(user(text)));
  }

  ConverseResponse converse(String model, UnaryOperator<ConverseRequest.Builder> settings) {
    return client.converse(settings.apply(ConverseRequest.builder().modelId(model)).build()).join();
  }

  static SystemContentBlock system(String text) {
    return SystemContentBlock.fromText(text);
  }

  @Override
  public void close() {
    client.close();
  }

  /** The events of one stream, those that have come so far. */
  record Stream(List<ConverseStreamOutput> events, CompletableFuture<Void> end) {
    Stream join() {
      end.join();
      return this;
    }

    List<String> eventTypes() {
      return List.copyOf(events).stream().map(event -> event.sdkEventType().toString()).toList();
    }

    String text() {
      return deltas().stream()
          .map(delta -> delta.delta().text())
          .filter(text -> text != null)
          .collect(Collectors.joining());
    }

    String reasoning() {
      return deltas().stream()
          .map(delta -> delta.delta().reasoningContent())
          .filter(reasoning -> reasoning != null && reasoning.text() != null)
          .map(reasoning -> reasoning.text())
          .collect(Collectors.joining());
    }

    String stopReason() {
      return only(MessageStopEvent.class).stopReasonAsString();
    }

    ConverseStreamMetadataEvent metadata() {
      return only(ConverseStreamMetadataEvent.class);
    }

    List<ContentBlockDeltaEvent> deltas() {
      return List.copyOf(events).stream()
          .filter(ContentBlockDeltaEvent.class::isInstance)
          .map(ContentBlockDeltaEvent.class::cast)
          .toList();
    }

    private <T> T only(Class<T> type) {
      return List.copyOf(events).stream()
          .filter(type::isInstance)
          .map(type::cast)
          .reduce(
              (one, other) -> {
                throw new AssertionError("more than one " + type.getSimpleName());
              })
          .orElseThrow();
    }
  }
}
