package dev.mangaassist.cascade.conversation;

/** What came of the attempt to take a conversation's turn. */
public sealed interface TurnOutcome {

  /** The turn is this ask's. */
  record Taken(Turn turn) implements TurnOutcome {}

  /** Another ask of this conversation is still being answered. */
  record Busy() implements TurnOutcome {}

  /** This very request was answered already, or is being answered: a repeated invocation. */
  record Repeated() implements TurnOutcome {}

  /** An earlier ask of this conversation had the same id. */
  record IdUsed() implements TurnOutcome {}

  /** The conversations are out of reach: nothing is known. */
  record Unavailable() implements TurnOutcome {}

  /** There is no such conversation, or it is not this customer's. */
  record NoConversation() implements TurnOutcome {}
}
