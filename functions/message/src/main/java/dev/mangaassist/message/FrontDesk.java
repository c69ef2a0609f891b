package dev.mangaassist.message;

import dev.mangaassist.message.ClientFrame.Ask;
import dev.mangaassist.message.ClientFrame.Feedback;
import dev.mangaassist.message.ClientFrame.Ping;
import dev.mangaassist.shared.samples.Rating;
import dev.mangaassist.shared.samples.SampleTable;
import dev.mangaassist.shared.tables.ConnectionTable;
import dev.mangaassist.shared.tables.ConnectionTable.Connection;
import dev.mangaassist.shared.telemetry.MetricLine;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.telemetry.Telemetry;
import dev.mangaassist.shared.wire.CascadeRequest;
import dev.mangaassist.shared.wire.ConnectionGoneException;
import dev.mangaassist.shared.wire.ConnectionPoster;
import dev.mangaassist.shared.wire.ErrorCode;
import dev.mangaassist.shared.wire.ServerFrame;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Does what one frame asks for, and tells the customer what is wrong with it. */
final class FrontDesk {
  private final ConnectionTable connections;
  private final Turns turns;
  private final SampleTable samples;
  private final Cascade cascade;
  private final ConnectionPoster poster;
  private final Supplier<String> newAskId;
  private final Telemetry telemetry;

  FrontDesk(
      ConnectionTable connections,
      Turns turns,
      SampleTable samples,
      Cascade cascade,
      ConnectionPoster poster,
      Supplier<String> newAskId,
      Telemetry telemetry) {
    this.connections = connections;
    this.turns = turns;
    this.samples = samples;
    this.cascade = cascade;
    this.poster = poster;
    this.newAskId = newAskId;
    this.telemetry = telemetry;
  }

  /**
   * A message as it came in.
   *
   * @param requestId API Gateway's name of this very message
   * @param text absent if the message was binary
   */
  record Incoming(
      String connectionId, String requestId, Optional<String> text, Instant receivedAt) {}

  /** Handles one message; whatever it is, the customer hears of it, or has left. */
  void handle(Incoming incoming) {
    try {
      answer(incoming);
    } catch (ConnectionGoneException e) {
      telemetry.info("connection.gone", Map.of("connection", incoming.connectionId));
    }
  }

  private void answer(Incoming incoming) {
    ClientFrame frame;
    try {
      frame = decode(incoming);
    } catch (FrameException e) {
      refuse(incoming, e.id(), e.code(), e.getMessage());
      return;
    }
    try {
      act(incoming, frame);
    } catch (FrameException e) {
      refuse(incoming, frame.id(), e.code(), e.getMessage());
    } catch (SdkException e) {
      telemetry.error("frame.failed", e, Map.of("connection", incoming.connectionId));
      refuse(
          incoming,
          frame.id(),
          ErrorCode.INTERNAL,
          "Your message could not be taken just now: send it again in a moment.");
    }
  }

  private static ClientFrame decode(Incoming incoming) throws FrameException {
    return FrameDecoder.decode(
        incoming.text.orElseThrow(
            () -> WireText.bad("Binary messages are not understood: send text.")));
  }

  private void act(Incoming incoming, ClientFrame frame) throws FrameException {
    switch (frame) {
      case Ping() -> poster.post(incoming.connectionId, new ServerFrame.Pong());
      case Ask ask -> cascade.handOver(request(incoming, connection(incoming), ask));
      case Feedback feedback -> rate(connection(incoming), feedback);
    }
  }

  private void rate(Connection connection, Feedback feedback) throws FrameException {
    Rating rating =
        turns
            .rate(connection.conversationId(), feedback)
            .orElseThrow(
                () ->
                    WireText.bad(
                        "There is no answer with this id in the conversation: rate one that was"
                            + " completed."));
    samples.put(rating);
    telemetry.write(
        "answer.rated",
        new MetricLine()
            .dimension("tier", rating.tier().wireName())
            .dimension("task", rating.task().wireName())
            .count(MetricName.RATINGS)
            .countIf(MetricName.RATINGS_UP, rating.up())
            .field("lang", rating.language().code())
            .field("confidence", rating.confidence())
            .field("conversation", connection.conversationId()));
  }

  private Connection connection(Incoming incoming) throws FrameException {
    return connections
        .find(incoming.connectionId)
        .orElseThrow(
            () ->
                new FrameException(
                    ErrorCode.UNAUTHORIZED,
                    "This connection is not known any more: connect again."));
  }

  private CascadeRequest request(Incoming incoming, Connection connection, Ask ask) {
    return new CascadeRequest(
        incoming.connectionId,
        connection.conversationId(),
        connection.user(),
        connection.resumeSecret(),
        ask.id().orElseGet(newAskId),
        incoming.requestId,
        ask.text(),
        incoming.receivedAt,
        ask.hints());
  }

  private void refuse(Incoming incoming, Optional<String> id, ErrorCode code, String message) {
    telemetry.write(
        "frame.refused",
        new MetricLine()
            .count(MetricName.FRAMES_REFUSED)
            .field("connection", incoming.connectionId)
            .field("code", code.wireName()));
    poster.post(incoming.connectionId, new ServerFrame.Failure(id, code, message));
  }
}
