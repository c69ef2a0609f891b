package dev.mangaassist.models;

/** What a model sends while it answers. */
public sealed interface ModelEvent {

  /** More text of the answer. */
  record Text(String text) implements ModelEvent {}

  /** The model is at work, but has no text to show: it began, or it reasons. */
  record Progress() implements ModelEvent {}

  /** The answer has ended; nothing follows. */
  record Finished(ModelReply reply) implements ModelEvent {}
}
