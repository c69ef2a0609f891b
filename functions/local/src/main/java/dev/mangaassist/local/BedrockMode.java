package dev.mangaassist.local;

/** Who plays the models. */
public enum BedrockMode {
  /** Scripted models on this machine, which cost nothing and need no account. */
  STAND_IN,
  /** Amazon Bedrock, with the caller's credentials, at the caller's cost. */
  AWS;

  /** As on the command line and in the page's status: {@code stand-in} or {@code aws}. */
  public String wireName() {
    return this == STAND_IN ? "stand-in" : "aws";
  }
}
