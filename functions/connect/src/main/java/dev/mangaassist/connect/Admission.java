package dev.mangaassist.connect;

import dev.mangaassist.connect.Conversations.Conversation;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Optional;

/** Decides who may enter, and stores the connections of those who may. */
final class Admission {
  private static final int MAX_TOKEN_CHARACTERS = 64;

  private final OriginPolicy origins;
  private final Conversations conversations;
  private final ConnectionTable connections;
  private final InstantSource clock;
  private final Telemetry telemetry;

  Admission(
      OriginPolicy origins,
      Conversations conversations,
      ConnectionTable connections,
      InstantSource clock,
      Telemetry telemetry) {
    this.origins = origins;
    this.conversations = conversations;
    this.connections = connections;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /**
   * What a client says when it connects.
   *
   * @param conversationId the conversation that it wants to take up again, if any
   * @param resumeSecret its proof that this conversation is its own
   */
  record Visitor(
      String connectionId,
      Optional<String> origin,
      Optional<String> conversationId,
      Optional<String> resumeSecret) {}

  /** Lets a visitor in, or not. */
  boolean admit(Visitor visitor) {
    if (!origins.admits(visitor.origin)) {
      return refuse(visitor, "origin");
    }
    Optional<Conversation> conversation = conversationFor(visitor);
    if (conversation.isEmpty()) {
      return refuse(visitor, "conversation");
    }
    connections.put(
        new Connection(
            visitor.connectionId,
            conversation.get().user(),
            visitor.origin,
            conversation.get().id(),
            conversation.get().resumeSecret(),
            clock.instant()));
    return true;
  }

  private Optional<Conversation> conversationFor(Visitor visitor) {
    if (visitor.conversationId.isEmpty() && visitor.resumeSecret.isEmpty()) {
      return Optional.of(conversations.begin());
    }
    return visitor
        .conversationId
        .filter(Admission::plausible)
        .flatMap(
            id ->
                visitor
                    .resumeSecret
                    .filter(Admission::plausible)
                    .flatMap(secret -> conversations.takeUp(id, secret)));
  }

  private static boolean plausible(String token) {
    return !token.isEmpty() && token.length() <= MAX_TOKEN_CHARACTERS;
  }

  private boolean refuse(Visitor visitor, String reason) {
    telemetry.write(
        "connection.refused",
        new MetricLine()
            .count(MetricName.CONNECTIONS_REFUSED)
            .field("connection", visitor.connectionId)
            .field("reason", reason));
    return false;
  }
}
