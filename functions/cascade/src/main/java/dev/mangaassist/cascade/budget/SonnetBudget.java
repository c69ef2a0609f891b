package dev.mangaassist.cascade.budget;

import dev.mangaassist.cascade.budget.Funding.Denied;
import dev.mangaassist.cascade.budget.Funding.Granted;
import dev.mangaassist.cascade.budget.Hold.Held;
import dev.mangaassist.cascade.budget.Hold.Refused;
import dev.mangaassist.cascade.budget.Hold.Unlimited;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.telemetry.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What answers of the Sonnet tier may cost in a day (UTC): in all, and for one customer. Haiku
 * answers are not counted: they are what remains when a budget ends.
 *
 * <p>The most that an answer can cost is reserved before it is written, and what it has cost is
 * settled afterwards, so that nothing but an answer dearer than its claim can overshoot a budget.
 * What is not known counts as used: a reservation that is never settled, because its function
 * crashed or the table could not be reached, stays reserved for the rest of the day; a raise is
 * used up by the wish, whatever became of the answer; and if the table is out of reach or
 * throttles, nothing is granted, so that nobody gets money by making an item hot. The exception: a
 * repetition of a request takes over what its first run reserved, and what that run had spent is in
 * no budget.
 *
 * <p>Safe for use by several threads.
 */
public final class SonnetBudget {
  /** No ask waits longer for money: meanwhile the Haiku tier could answer. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);

  private final CustomerBudgets customers;
  private final DeploymentBudget deployment;
  private final InstantSource clock;
  private final Telemetry telemetry;

  public SonnetBudget(
      DynamoDbClient dynamoDb, String tableName, InstantSource clock, Telemetry telemetry) {
    this(new LimitsTable(dynamoDb, tableName, CALL_TIMEOUT), clock, telemetry);
  }

  SonnetBudget(LimitsTable limits, InstantSource clock, Telemetry telemetry) {
    this.customers = new CustomerBudgets(limits);
    this.deployment = new DeploymentBudget(limits);
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /**
   * Sets the money of a claim aside. Makes at most one call for the deployment's budget and one for
   * the customer's, and none where neither is limited, unless the claim is {@link Purpose#RAISED}.
   * Never throws.
   */
  public Funding reserve(Claim claim, Configuration configuration) {
    if (claim.purpose() == Purpose.RAISED && configuration.customerRaisesPerDay() == 0) {
      return new Denied(Funding.Reason.NO_RAISES_LEFT);
    }
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    // the deployment's first: what it holds in vain goes back into memory, without another call
    Hold common = attempt(claim, () -> ofDeployment(claim, configuration, day));
    if (common instanceof Refused refused) {
      return new Denied(refused.reason());
    }
    return switch (attempt(claim, () -> ofCustomer(claim, configuration, day))) {
      case Refused refused -> {
        if (common instanceof Held held && !held.repeated()) {
          deployment.settle(claim.requestId(), day, 0);
        }
        yield new Denied(refused.reason());
      }
      case Held held -> granted(claim, day, OptionalLong.of(held.nanos()));
      case Unlimited _ when common instanceof Unlimited -> new Granted(Reservation.NONE);
      case Unlimited _ -> granted(claim, day, OptionalLong.empty());
    };
  }

  /**
   * Books what an answer has cost in the place of what was reserved for it, be it less or more; 0
   * if there was none. Does nothing if that was done before. Never throws: what could not be
   * settled stays reserved.
   */
  public void settle(Reservation reservation, long spentNanos) {
    deployment.settle(reservation.requestId(), reservation.day(), spentNanos);
    if (reservation.customerNanos().isPresent()) {
      try {
        customers.settle(reservation, reservation.customerNanos().getAsLong(), spentNanos);
      } catch (RuntimeException e) {
        telemetry.error("budget.settle.failed", e, Map.of("request", reservation.requestId()));
      }
    }
  }

  private Hold ofDeployment(Claim claim, Configuration configuration, LocalDate day) {
    return configuration
        .sonnetBudgetPerDayUsd()
        .map(usd -> deployment.reserve(claim, DayBudget.ofUsd(usd), day))
        .orElseGet(Unlimited::new);
  }

  private Hold ofCustomer(Claim claim, Configuration configuration, LocalDate day) {
    Optional<DayBudget> budget =
        configuration.customerSonnetBudgetPerDayUsd().map(DayBudget::ofUsd);
    return budget.isPresent() || claim.purpose() == Purpose.RAISED
        ? customers.reserve(claim, budget, configuration.customerRaisesPerDay(), day)
        : new Unlimited();
  }

  private Hold attempt(Claim claim, Supplier<Hold> hold) {
    try {
      return hold.get();
    } catch (RuntimeException e) {
      telemetry.error("budget.reserve.failed", e, Map.of("request", claim.requestId()));
      return new Refused(Funding.Reason.UNKNOWN);
    }
  }

  private static Funding granted(Claim claim, LocalDate day, OptionalLong customerNanos) {
    return new Granted(new Reservation(claim.user(), claim.requestId(), day, customerNanos));
  }
}
