package dev.mangaassist.models;

/** Calls models. Safe for use by several threads. */
public interface ModelClient {

  /**
   * Starts a call. Failures of the call come out of the stream.
   *
   * @throws IllegalArgumentException if the request holds what the model is known to refuse
   */
  ModelStream open(ModelRequest request);
}
