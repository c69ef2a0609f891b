package dev.mangaassist.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one operation of Lambda's API that functions call: Invoke. */
final class InvokeApi {
  /** Lambda's limits on a payload, in bytes. */
  private static final int MAX_EVENT_BYTES = 1024 * 1024;

  private static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LambdaStandIn lambda;

  InvokeApi(LambdaStandIn lambda) {
    this.lambda = lambda;
  }

  void addTo(JavalinConfig config) {
    config.http.maxRequestSize = 2L * MAX_REQUEST_BYTES;
    config.routes.post("/2015-03-31/functions/{function}/invocations", this::invoke);
  }

  private void invoke(Context request) {
    request.header("x-amzn-RequestId", UUID.randomUUID().toString());
    String type = header(request, "X-Amz-Invocation-Type", "RequestResponse");
    String function = request.pathParam("function");
    byte[] payload = request.bodyAsBytes();
    int limit = type.equals("Event") ? MAX_EVENT_BYTES : MAX_REQUEST_BYTES;
    if (payload.length > limit) {
      refuse(
          request,
          413,
          "RequestTooLargeException",
          payload.length
              + " byte payload is too large for the "
              + type
              + " invocation type (limit "
              + limit
              + " bytes)");
      return;
    }
    if (!isJson(payload)) {
      refuse(
          request, 400, "InvalidRequestContentException", "Could not parse request body into json");
      return;
    }
    try {
      switch (type) {
        case "Event" -> {
          lambda.invokeLater(function, payload);
          request.status(202);
        }
        case "RequestResponse" -> answer(request, lambda.invoke(function, payload));
        case "DryRun" -> {
          lambda.find(function);
          request.status(204);
        }
        default ->
            refuse(
                request,
                400,
                "InvalidParameterValueException",
                "X-Amz-Invocation-Type must be Event, RequestResponse or DryRun, not " + type);
      }
    } catch (UnknownFunctionException e) {
      refuse(
          request,
          404,
          "ResourceNotFoundException",
          "Function not found: " + FunctionNames.arn(FunctionNames.plain(function)));
    }
  }

  private static void answer(Context request, InvocationResult result) {
    request.header("X-Amz-Executed-Version", "$LATEST").contentType("application/json");
    if (result instanceof InvocationResult.Failed) {
      request.header("X-Amz-Function-Error", "Unhandled");
    }
    request.status(200).result(result.payload());
  }

  private static void refuse(Context request, int status, String error, String message) {
    request
        .status(status)
        .header("x-amzn-ErrorType", error)
        .contentType("application/json")
        .result(JSON.createObjectNode().put("Type", "User").put("Message", message).toString());
  }

  private static boolean isJson(byte[] payload) {
    if (payload.length == 0) {
      return true;
    }
    try {
      JSON.readTree(payload);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Context request, String name, String otherwise) {
    @Nullable String value = request.header(name);
    return value == null ? otherwise : value;
  }
}
