package dev.mangaassist.local.bedrock;

/** Brings an answer onto the wire as it is made. */
interface AnswerWriter {
  void start() throws GoneException;

  void reasoning(String piece) throws GoneException;

  void text(String piece) throws GoneException;

  /** Ends the answer well. */
  void end(String stopReason, Usage usage, long latencyMillis) throws GoneException;

  /** Ends the answer in an error. */
  void fail(BedrockError error) throws GoneException;
}
