package dev.mangaassist.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.local.http.RoutedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunningSystemPageTest {
  private static final RunningSystem RUNNING =
      new RunningSystem(
          "us-east-1",
          "the-table",
          "tuner",
          URI.create("http://127.0.0.1:1001"),
          URI.create("http://127.0.0.1:1002"));

  @AutoClose
  private final RoutedServer server =
      RoutedServer.start(0, new RunningSystemPage(() -> RUNNING)::addTo);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080", "localhost", "[::1]:8080"})
  void programsOfThisMachineAreTold(String host) throws IOException {
    String answer = request("GET", "Host: " + host);

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("application/json");
    assertThat(answer).doesNotContainIgnoringCase("Access-Control-");
    assertThat(RunningSystem.fromJson(answer.substring(answer.indexOf("\r\n\r\n"))))
        .contains(RUNNING);
  }

  @Test
  void aPersonMayLookAtItInABrowser() throws IOException {
    assertThat(request("GET", "Host: localhost", "Sec-Fetch-Site: none"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example:8080",
        "Host: localhost.evil.example",
        "Host: 127.0.0.1.evil.example:8080",
        "Host: localhost\r\nOrigin: https://evil.example",
        "Host: localhost\r\nOrigin: null",
        "Host: localhost:8080\r\nOrigin: http://localhost:8080",
        "Host: localhost\r\nSec-Fetch-Site: cross-site",
        "Host: localhost\r\nSec-Fetch-Site: same-origin"
      })
  void pagesAndOtherHostsAreNot(String headers) throws IOException {
    assertThat(request("GET", headers))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("the-table", "127.0.0.1:1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "OPTIONS"})
  void nothingElseThanReadingIsAnswered(String method) throws IOException {
    assertThat(request(method, "Host: localhost", "Content-Length: 0"))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("the-table");
  }

  /** By hand, because the JDK's client does not let a Host header be made up. */
  private String request(String method, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String text =
          "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
              .formatted(method, RunningSystem.PATH, String.join("\r\n", headers));
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
