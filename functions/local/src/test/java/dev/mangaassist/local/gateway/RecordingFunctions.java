package dev.mangaassist.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mangaassist.local.lambda.FunctionInvoker;
import dev.mangaassist.local.lambda.InvocationResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Functions that keep their events and answer 200, unless told otherwise. */
final class RecordingFunctions implements FunctionInvoker {
  static final Routes ROUTES = new Routes("connect", "disconnect", "message");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, BlockingQueue<JsonNode>> events = new ConcurrentHashMap<>();
  private final Map<String, Function<JsonNode, InvocationResult>> behaviours =
      new ConcurrentHashMap<>();

  void when(String function, Function<JsonNode, InvocationResult> behaviour) {
    behaviours.put(function, behaviour);
  }

  static InvocationResult returned(String json) {
    return new InvocationResult.Returned(json.getBytes(StandardCharsets.UTF_8));
  }

  static InvocationResult failed() {
    return new InvocationResult.Failed("Boom", "boom", new byte[0]);
  }

  JsonNode nextEvent(String function) throws InterruptedException {
    JsonNode event = queue(function).poll(20, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("No event came to " + function);
    }
    return event;
  }

  boolean hasEvents(String function) {
    return !queue(function).isEmpty();
  }

  private BlockingQueue<JsonNode> queue(String function) {
    return events.computeIfAbsent(function, name -> new LinkedBlockingQueue<>());
  }

  @Override
  public InvocationResult invoke(String function, byte[] payload) {
    JsonNode event;
    try {
      event = JSON.readTree(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    queue(function).add(event);
    return behaviours
        .getOrDefault(function, ignored -> returned("{\"statusCode\":200}"))
        .apply(event);
  }
}
