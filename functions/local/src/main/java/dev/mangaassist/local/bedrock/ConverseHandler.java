package dev.mangaassist.local.bedrock;

import dev.mangaassist.local.bedrock.ModelCall.Outcome;
import dev.mangaassist.local.scripted.Answer;
import dev.mangaassist.local.scripted.ScriptedModel;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The two operations: {@code POST /model/{modelId}/converse} and {@code converse-stream}. */
final class ConverseHandler extends Handler.Abstract {
  private static final Pattern PATH = Pattern.compile("/model/([^/]+)/converse(-stream)?");

  private final ScriptedModel model;
  private final Supplier<CurrentBehaviour> current;
  private final Consumer<ModelCall> calls;
  private final AtomicLong requests = new AtomicLong();

  ConverseHandler(
      ScriptedModel model, Supplier<CurrentBehaviour> current, Consumer<ModelCall> calls) {
    this.model = model;
    this.current = current;
    this.calls = calls;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    var client = new Client(request, response);
    client.header("x-amzn-RequestId", new UUID(0, requests.incrementAndGet()).toString());
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    if (answer(request, body, client)) {
      callback.succeeded();
    } else {
      callback.failed(new EofException("The call was cut off"));
    }
    return true;
  }

  /** Answers a request; says whether the response has come to its end. */
  private boolean answer(Request request, String body, Client client) {
    try {
      Matcher path = PATH.matcher(request.getHttpURI().getPath());
      if (!request.getMethod().equals("POST") || !path.matches()) {
        throw new RefusedException(
            BedrockError.RESOURCE_NOT_FOUND,
            "Expected POST /model/{modelId}/converse or converse-stream, not %s %s."
                .formatted(request.getMethod(), request.getHttpURI().getPath()));
      }
      String modelId = URLDecoder.decode(path.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      run(ConverseRequest.read(modelId, body), path.group(2) != null, client);
    } catch (RefusedException e) {
      refuse(client, e);
    }
    return client.ended();
  }

  private void run(ConverseRequest request, boolean streamed, Client client) {
    CurrentBehaviour now = current.get();
    TierBehaviour behaviour = now.behaviour().of(request.tier());
    Answer answer = model.answer(request.prompt(), request.tier(), behaviour.manner());
    var run =
        new ModelRun(
            request,
            now.nextFirstToken(request.tier()),
            behaviour.tokensPerSecond(),
            now.behaviour().costFactor(),
            now.faults().next(request.tier()).orElse(null),
            client,
            streamed ? new StreamedAnswer(client) : new WholeAnswer(client));
    Outcome outcome = run.give(answer);
    calls.accept(
        new ModelCall(
            request.modelId(),
            request.tier(),
            request.prompt().system(),
            request.prompt().turns(),
            request.inferenceConfig(),
            request.additionalFields(),
            streamed,
            outcome,
            run.usage().inputTokens(),
            run.usage().outputTokens()));
  }

  private static void refuse(Client client, RefusedException refusal) {
    try {
      ErrorResponse.send(client, refusal.error(), String.valueOf(refusal.getMessage()));
    } catch (GoneException e) {
      client.cut();
    }
  }
}
