package dev.mangaassist.local.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketGatewayTest {
  private final GatewayFixture system = new GatewayFixture();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void connectEventIsAsApiGatewayWritesIt() throws Exception {
    URI uri = system.uri().resolve("/?conversation=c1&conversation=c2");
    try (TestSocket _ =
        TestSocket.open(
            uri, Map.of("Origin", "http://shop.example", "X-Twice", "once"), List.of())) {
      JsonNode event = system.functions.nextEvent("connect");

      JsonNode context = event.path("requestContext");
      assertThat(context.path("routeKey").asText()).isEqualTo("$connect");
      assertThat(context.path("eventType").asText()).isEqualTo("CONNECT");
      assertThat(context.path("connectionId").asText()).hasSize(16).endsWith("=");
      assertThat(context.path("requestId").asText()).isNotEmpty();
      assertThat(context.path("extendedRequestId").asText()).isNotEmpty();
      assertThat(context.path("apiId").asText()).isNotEmpty();
      assertThat(context.path("stage").asText()).isNotEmpty();
      assertThat(context.path("domainName").asText()).startsWith("127.0.0.1");
      assertThat(context.path("requestTime").asText())
          .matches("\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
      assertThat(context.path("requestTimeEpoch").asLong()).isPositive();
      assertThat(context.path("connectedAt").asLong()).isPositive();
      assertThat(context.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
      assertThat(context.at("/identity/userAgent").asText()).startsWith("Java-http-client");
      assertThat(event.at("/headers/Origin").asText()).isEqualTo("http://shop.example");
      assertThat(event.at("/multiValueHeaders/Origin/0").asText()).isEqualTo("http://shop.example");
      assertThat(event.at("/queryStringParameters/conversation").asText()).isEqualTo("c2");
      assertThat(event.at("/multiValueQueryStringParameters/conversation")).hasSize(2);
      assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 503})
  void refusalReachesTheClientWithTheFunctionsStatus(int status) {
    system.functions.when(
        "connect", event -> RecordingFunctions.returned("{\"statusCode\":" + status + "}"));

    assertThat(refusedStatus()).isEqualTo(status);
  }

  @Test
  void failedConnectFunctionIsABadGateway() {
    system.functions.when("connect", event -> RecordingFunctions.failed());

    assertThat(refusedStatus()).isEqualTo(502);
  }

  @Test
  void connectFunctionWithoutAStatusIsABadGateway() {
    system.functions.when("connect", event -> RecordingFunctions.returned("{}"));

    assertThat(refusedStatus()).isEqualTo(502);
  }

  @Test
  void refusedClientIsNeverTakenForDisconnected() throws Exception {
    system.functions.when("connect", event -> RecordingFunctions.returned("{\"statusCode\":403}"));
    refusedStatus();
    system.functions.when("connect", event -> RecordingFunctions.returned("{\"statusCode\":200}"));
    try (TestSocket socket = system.open()) {
      socket.send("hello");
      system.functions.nextEvent("message");
    }

    assertThat(system.functions.nextEvent("connect").at("/requestContext/connectionId"))
        .isNotEqualTo(system.functions.nextEvent("disconnect").at("/requestContext/connectionId"));
    assertThat(system.functions.hasEvents("disconnect")).isFalse();
  }

  private int refusedStatus() {
    CompletionException refusal = catchThrowableOfType(CompletionException.class, system::open);
    assertThat(refusal).hasCauseInstanceOf(WebSocketHandshakeException.class);
    return ((WebSocketHandshakeException) requireNonNull(refusal.getCause()))
        .getResponse()
        .statusCode();
  }

  @Test
  void subprotocolIsEchoedWhenTheFunctionSaysSo() {
    system.functions.when(
        "connect",
        event ->
            RecordingFunctions.returned(
                "{\"statusCode\":200,\"headers\":{\"sec-websocket-protocol\":\"token\"}}"));

    try (TestSocket socket = TestSocket.open(system.uri(), Map.of(), List.of("token", "abc"))) {
      assertThat(socket.subprotocol()).isEqualTo("token");
    }
  }

  @Test
  void subprotocolIsNotEchoedOtherwise() {
    try (TestSocket socket = TestSocket.open(system.uri(), Map.of(), List.of("token"))) {
      assertThat(socket.subprotocol()).isEmpty();
    }
  }

  @Test
  void everyMessageRunsTheDefaultRoute() throws Exception {
    try (TestSocket socket = system.open()) {
      socket.send("こんにちは");

      JsonNode event = system.functions.nextEvent("message");
      assertThat(event.path("body").asText()).isEqualTo("こんにちは");
      assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
      assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("$default");
      assertThat(event.at("/requestContext/eventType").asText()).isEqualTo("MESSAGE");
      assertThat(event.at("/requestContext/messageId").asText()).isNotEmpty();
      assertThat(event.at("/requestContext/connectionId"))
          .isEqualTo(system.functions.nextEvent("connect").at("/requestContext/connectionId"));
    }
  }

  @Test
  void messagesOfOneConnectionDoNotWaitForEachOther() throws Exception {
    CountDownLatch bothRun = new CountDownLatch(2);
    system.functions.when(
        "message",
        event -> {
          bothRun.countDown();
          try {
            return bothRun.await(20, TimeUnit.SECONDS)
                ? RecordingFunctions.returned("{\"statusCode\":200}")
                : RecordingFunctions.failed();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    try (TestSocket socket = system.open()) {
      socket.send("one").send("two");

      assertThat(bothRun.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void failedMessageFunctionIsToldToTheClient() throws Exception {
    system.functions.when("message", event -> RecordingFunctions.failed());
    try (TestSocket socket = system.open()) {
      socket.send("hello");

      assertThat(socket.next()).contains("\"message\":\"Internal server error\"");
    }
  }

  @Test
  void disconnectEventTellsCodeAndReason() throws Exception {
    try (TestSocket socket = system.open()) {
      socket.close(4001, "enough");

      JsonNode context = system.functions.nextEvent("disconnect").path("requestContext");
      assertThat(context.path("eventType").asText()).isEqualTo("DISCONNECT");
      assertThat(context.path("routeKey").asText()).isEqualTo("$disconnect");
      assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(4001);
      assertThat(context.path("disconnectReason").asText()).isEqualTo("enough");
    }
  }

  @Test
  void killedClientIsDisconnected() throws Exception {
    try (TestSocket socket = system.open()) {
      socket.kill();

      assertThat(system.functions.nextEvent("disconnect")).isNotNull();
    }
  }

  @Test
  void stopClosesConnectionsAsGoingAway() throws Exception {
    try (TestSocket socket = system.open()) {
      system.nextConnectionId();
      system.gateway.close();

      assertThat(socket.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void portInUseIsSaidInOneSentence() {
    assertThatThrownBy(
            () ->
                WebSocketGateway.start(
                    system.gateway.port(),
                    RecordingFunctions.ROUTES,
                    system.functions,
                    system.connections,
                    GatewayLimits.API_GATEWAY,
                    InstantSource.system(),
                    pages -> {}))
        .hasMessageContaining("Port " + system.gateway.port() + " is in use");
  }

  @Test
  void idleConnectionIsClosed() {
    try (GatewayFixture quick =
            new GatewayFixture(GatewayFixture.limits(Duration.ofMillis(50), Duration.ofHours(2)));
        TestSocket socket = quick.open()) {
      assertThat(socket.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void connectionEndsWithItsLifetime() {
    try (GatewayFixture quick =
            new GatewayFixture(GatewayFixture.limits(Duration.ofHours(1), Duration.ofMillis(50)));
        TestSocket socket = quick.open()) {
      assertThat(socket.closeCode()).isEqualTo(1001);
    }
  }
}
