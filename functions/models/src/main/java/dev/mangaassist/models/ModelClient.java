package dev.mangaassist.models;

/** Calls models. Safe for use by several threads. */
public interface ModelClient {

  /** Starts a call. Failures of the call come out of the stream. */
  ModelStream open(ModelRequest request);
}
