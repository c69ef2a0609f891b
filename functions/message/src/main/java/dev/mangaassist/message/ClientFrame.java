package dev.mangaassist.message;

import dev.mangaassist.shared.wire.CascadeRequest.Hints;
import java.util.Optional;

/** A frame from the customer, checked. */
sealed interface ClientFrame {

  /** The id of the answer that the frame is about, if it named one. */
  Optional<String> id();

  /**
   * A question.
   *
   * @param id the client's id of it, if it gave one
   */
  record Ask(Optional<String> id, String text, Hints hints) implements ClientFrame {}

  /**
   * A rating of an answer.
   *
   * @param answerId the id of the ask that was answered
   */
  record Feedback(String answerId, Rating rating, Optional<String> comment) implements ClientFrame {
    @Override
    public Optional<String> id() {
      return Optional.of(answerId);
    }
  }

  /** Asks for a {@code pong}. */
  record Ping() implements ClientFrame {
    @Override
    public Optional<String> id() {
      return Optional.empty();
    }
  }

  /** What a customer thinks of an answer. */
  enum Rating {
    UP,
    DOWN
  }
}
