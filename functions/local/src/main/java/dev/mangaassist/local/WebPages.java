package dev.mangaassist.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.util.Map;

/** The page to chat with, and {@code GET /status}, which tells it what it talks to. */
final class WebPages {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing but the page's own files and its own WebSocket, in no one's frame. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src"
              + " 'self' ws://localhost:* ws://127.0.0.1:*; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");

  private final LocalOptions options;

  WebPages(LocalOptions options) {
    this.options = options;
  }

  void addTo(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.directory = "/web";
          files.location = Location.CLASSPATH;
          files.headers = HEADERS;
        });
    config.routes.get("/status", this::status);
  }

  private void status(Context request) {
    HEADERS.forEach(request::header);
    request
        .contentType("application/json")
        .result(
            JSON.createObjectNode()
                .put("bedrock", options.bedrock().wireName())
                .put("pair", options.pair())
                .toString());
  }
}
