package dev.mangaassist.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A handler with its settings, taking and giving JSON just as Lambda's Java runtime has it. */
public final class LocalFunction {
  private final FunctionSettings settings;
  private final RequestStreamHandler handler;

  private LocalFunction(FunctionSettings settings, RequestStreamHandler handler) {
    this.settings = settings;
    this.handler = handler;
  }

  /** A function whose handler reads and writes the bytes itself. */
  public static LocalFunction streaming(FunctionSettings settings, RequestStreamHandler handler) {
    return new LocalFunction(settings, handler);
  }

  /** A function whose handler takes and gives objects, which Lambda's own serializer makes. */
  public static <I, O> LocalFunction typed(
      FunctionSettings settings, RequestHandler<I, O> handler, Class<I> input, Class<O> output) {
    PojoSerializer<I> reader = serializer(input);
    PojoSerializer<O> writer = serializer(output);
    return new LocalFunction(
        settings,
        (in, out, context) ->
            writer.toJson(handler.handleRequest(reader.fromJson(in), context), out));
  }

  public FunctionSettings settings() {
    return settings;
  }

  byte[] run(byte[] event, Context context) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), response, context);
    return response.toByteArray();
  }

  /** The runtime client's choice: event classes by their mix-ins, all else by plain Jackson. */
  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}
