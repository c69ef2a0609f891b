package dev.mangaassist.cascade;

import dev.mangaassist.cascade.budget.Claim;
import dev.mangaassist.cascade.budget.Funding;
import dev.mangaassist.cascade.budget.Purpose;
import dev.mangaassist.cascade.budget.Reservation;
import dev.mangaassist.cascade.budget.SonnetBudget;
import dev.mangaassist.shared.config.Configuration;
import java.util.Optional;

/**
 * The money for one ask's answer by the Sonnet tier: claimed at most once, before that tier is
 * called, and settled when all is over. For one thread at a time.
 */
final class SonnetFunds {
  private final SonnetBudget budget;
  private final Configuration configuration;
  private final String user;
  private final String requestId;
  private final long upToNanos;
  private Optional<Reservation> reservation = Optional.empty();

  /**
   * @param upToNanos the most that the answer can cost
   */
  SonnetFunds(
      SonnetBudget budget,
      Configuration configuration,
      String user,
      String requestId,
      long upToNanos) {
    this.budget = budget;
    this.configuration = configuration;
    this.user = user;
    this.requestId = requestId;
    this.upToNanos = upToNanos;
  }

  /** Claims the money; says why there is none, if there is none. */
  Optional<Funding.Reason> claim(Purpose purpose) {
    return switch (budget.reserve(new Claim(user, requestId, upToNanos, purpose), configuration)) {
      case Funding.Granted(Reservation granted) -> {
        reservation = Optional.of(granted);
        yield Optional.empty();
      }
      case Funding.Denied(Funding.Reason reason) -> Optional.of(reason);
    };
  }

  boolean coverEscalation() {
    return reservation.isPresent() || claim(Purpose.ESCALATION).isEmpty();
  }

  /** Gives back what was claimed and not spent. */
  void settle(long spentNanos) {
    reservation.ifPresent(held -> budget.settle(held, spentNanos));
  }
}
