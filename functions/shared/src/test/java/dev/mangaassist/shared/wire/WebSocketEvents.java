package dev.mangaassist.shared.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** API Gateway's events, read and answered through Lambda's own serializer; for tests. */
public final class WebSocketEvents {
  private static final Path EVENTS = Path.of("..", "..", "events");

  private WebSocketEvents() {}

  /** A sample event, for example {@code connect/allowed-origin.json}. */
  public static APIGatewayV2WebSocketEvent read(String name) {
    try (InputStream json = Files.newInputStream(EVENTS.resolve(name))) {
      return serializer(APIGatewayV2WebSocketEvent.class).fromJson(json);
    } catch (IOException e) {
      throw new UncheckedIOException("There is no readable event '%s'".formatted(name), e);
    }
  }

  /** What Lambda hands back to API Gateway. */
  public static String write(APIGatewayV2WebSocketResponse response) {
    var json = new ByteArrayOutputStream();
    serializer(APIGatewayV2WebSocketResponse.class).toJson(response, json);
    return json.toString(UTF_8);
  }

  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.serializerFor(type, type.getClassLoader());
  }
}
