package dev.mangaassist.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

final class ConnectionsApiTest {
  private final GatewayFixture system = new GatewayFixture();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void postReachesItsConnection() throws Exception {
    try (TestSocket one = system.open()) {
      String idOfOne = system.nextConnectionId();
      try (TestSocket two = system.open()) {
        String idOfTwo = system.nextConnectionId();
        system.post(idOfTwo, "第二");
        system.post(idOfOne, "first");

        assertThat(one.next()).isEqualTo("first");
        assertThat(two.next()).isEqualTo("第二");
      }
    }
  }

  @Test
  void framesLeaveInTheOrderOfTheirPosts() throws Exception {
    try (TestSocket socket = system.open()) {
      String id = system.nextConnectionId();
      for (int i = 0; i < 200; i++) {
        system.post(id, "frame " + i);
      }

      for (int i = 0; i < 200; i++) {
        assertThat(socket.next()).isEqualTo("frame " + i);
      }
    }
  }

  @Test
  void longFrameArrivesWhole() throws Exception {
    String text = "漫画👍".repeat(9_000);
    try (TestSocket socket = system.open()) {
      system.post(system.nextConnectionId(), text);

      assertThat(socket.next()).isEqualTo(text);
    }
  }

  @Test
  void payloadOverTheLimitIsTooLarge() throws Exception {
    try (TestSocket socket = system.open()) {
      String id = system.nextConnectionId();
      system.post(id, "x".repeat(128 * 1024));

      assertThat(socket.next()).hasSize(128 * 1024);
      assertThatThrownBy(() -> system.post(id, "x".repeat(128 * 1024 + 1)))
          .isInstanceOf(PayloadTooLargeException.class);
    }
  }

  @Test
  void closedConnectionIsGone() throws Exception {
    try (TestSocket socket = system.open()) {
      String id = system.nextConnectionId();
      socket.close(1000, "");
      system.functions.nextEvent("disconnect");

      assertThatThrownBy(() -> system.post(id, "late")).isInstanceOf(GoneException.class);
    }
  }

  @Test
  void unknownConnectionIsGone() {
    assertThatThrownBy(() -> system.post("nobody=", "hello")).isInstanceOf(GoneException.class);
  }

  @Test
  void connectionIsGoneWhileItsConnectRouteRuns() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    system.functions.when(
        "connect",
        event -> {
          try {
            system.post(event.at("/requestContext/connectionId").asText(), "early");
            failure.complete(new AssertionError("posted"));
          } catch (GoneException e) {
            failure.complete(e);
          }
          return RecordingFunctions.returned("{\"statusCode\":200}");
        });
    try (TestSocket _ = system.open()) {
      assertThat(failure.join()).isInstanceOf(GoneException.class);
    }
  }

  @Test
  void getTellsOfTheConnection() throws Exception {
    try (TestSocket _ = system.open()) {
      String id = system.nextConnectionId();
      GetConnectionResponse connection =
          system.client.getConnection(request -> request.connectionId(id));

      assertThat(connection.identity().sourceIp()).isEqualTo("127.0.0.1");
      assertThat(connection.connectedAt()).isNotNull();
      assertThat(connection.lastActiveAt()).isAfterOrEqualTo(connection.connectedAt());
    }
  }

  @Test
  void deleteClosesTheConnection() throws Exception {
    try (TestSocket socket = system.open()) {
      String id = system.nextConnectionId();
      system.client.deleteConnection(request -> request.connectionId(id));

      assertThat(socket.closeCode()).isEqualTo(1001);
      system.functions.nextEvent("disconnect");
      assertThatThrownBy(() -> system.client.getConnection(request -> request.connectionId(id)))
          .isInstanceOf(GoneException.class);
    }
  }

  @Test
  void webPageIsRefused() throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(system.api.endpoint().resolve("/@connections/any"))
              .header("Origin", "http://evil.example")
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();

      assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(403);
    }
  }
}
