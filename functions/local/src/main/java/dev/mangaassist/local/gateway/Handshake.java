package dev.mangaassist.local.gateway;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client sent to open a connection.
 *
 * @param connectionId the id that the connection will have
 * @param connectedAt when it asked
 * @param domainName the host that it asked for
 */
record Handshake(
    String connectionId,
    Instant connectedAt,
    String domainName,
    Peer peer,
    Map<String, List<String>> headers,
    Map<String, List<String>> query) {

  static Handshake of(Context request, String connectionId, Instant now) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.req().getHeaderNames())) {
      headers.put(name, Collections.list(request.req().getHeaders(name)));
    }
    String userAgent = request.userAgent();
    String host = request.host();
    return new Handshake(
        connectionId,
        now,
        host == null ? "localhost" : host,
        new Peer(request.ip(), userAgent == null ? "" : userAgent),
        headers,
        request.queryParamMap());
  }
}
