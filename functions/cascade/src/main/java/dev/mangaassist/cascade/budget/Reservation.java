package dev.mangaassist.cascade.budget;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Money set aside for an answer, to be settled with what the answer has cost.
 *
 * @param user whose answer it is
 * @param requestId for which request
 * @param day the day whose budgets it belongs to, also if it is settled on the next
 * @param customerNanos what the customer's budget holds for it; empty if it holds nothing
 */
public record Reservation(
    String user, String requestId, LocalDate day, OptionalLong customerNanos) {

  /** Where nothing had to be set aside: to settle it does nothing. */
  public static final Reservation NONE =
      new Reservation("", "", LocalDate.EPOCH, OptionalLong.empty());
}
