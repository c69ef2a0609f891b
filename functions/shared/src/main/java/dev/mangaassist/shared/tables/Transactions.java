package dev.mangaassist.shared.tables;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tells why DynamoDB cancelled a transaction. */
public final class Transactions {
  /** Another writer was here before, or is here at this very moment. */
  private static final Set<String> LOST_TO_ANOTHER_WRITER =
      Set.of("ConditionalCheckFailed", "TransactionConflict");

  private Transactions() {}

  /** Whether another writer was first; nothing was written then. */
  public static boolean isLostToAnotherWriter(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .anyMatch(reason -> LOST_TO_ANOTHER_WRITER.contains(reason.code()));
  }
}
