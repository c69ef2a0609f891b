package dev.mangaassist.cascade.budget;

import static dev.mangaassist.shared.tables.Items.number;
import static dev.mangaassist.shared.tables.Items.requiredNumber;

import dev.mangaassist.cascade.budget.DayLease.Draw;
import dev.mangaassist.shared.tables.Table;
import java.time.LocalDate;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The budget that all execution environments share. Each leases slices of it and spends them in
 * memory, so that their common item is updated once a slice and not once an answer. What an
 * environment has leased and not spent when it ends, or when the day does, is lost to that day, and
 * so is a slice whose update the SDK repeated: money that is not spent.
 */
final class DeploymentBudget {
  private static final String SUBJECT = "deployment";
  private static final String LEASED = "leased";

  private final LimitsTable limits;
  private DayLease newest = new DayLease(LocalDate.EPOCH);

  DeploymentBudget(LimitsTable limits) {
    this.limits = limits;
  }

  /** Takes a claim's money out of what is leased, or leases more for it by one call. */
  Hold reserve(Claim claim, DayBudget budget, LocalDate day) {
    DayLease lease = lease(day);
    return switch (lease.draw(claim, budget)) {
      case Draw.Decided decided -> decided.hold();
      case Draw.Wanting wanting -> extend(lease, claim, budget, wanting);
    };
  }

  /** Does nothing if the request holds nothing of that day, for example because the day is over. */
  void settle(String requestId, LocalDate day, long spentNanos) {
    DayLease lease = lease(day);
    if (lease.day().equals(day)) {
      lease.settle(requestId, spentNanos);
    }
  }

  private Hold extend(DayLease lease, Claim claim, DayBudget budget, Draw.Wanting draw) {
    try {
      long leased = add(lease.day(), draw.slice(), budget.line(claim.purpose()) - draw.missing());
      return lease.lease(claim, budget, draw, leased - draw.slice());
    } catch (ConditionalCheckFailedException e) {
      return lease.refuse(claim, budget, draw, requiredNumber(e.item(), LEASED));
    } catch (RuntimeException e) {
      lease.giveBack(draw);
      throw e;
    }
  }

  /** Adds to what is leased, unless that is over a limit already, and returns the sum. */
  private long add(LocalDate day, long slice, long limit) {
    Map<String, AttributeValue> after =
        limits.update(
            SUBJECT,
            day,
            request ->
                request
                    .conditionExpression("attribute_not_exists(#leased) OR #leased <= :limit")
                    .updateExpression("SET #end = :end ADD #leased :slice")
                    .expressionAttributeNames(
                        Map.of("#leased", LEASED, "#end", Table.TTL_ATTRIBUTE))
                    .expressionAttributeValues(
                        Map.of(
                            ":limit", number(limit),
                            ":slice", number(slice),
                            ":end", LimitsTable.end(day)))
                    .returnValues(ReturnValue.UPDATED_NEW));
    return requiredNumber(after, LEASED);
  }

  /** The lease of a day; near midnight perhaps that of the next, if another thread was there. */
  private synchronized DayLease lease(LocalDate day) {
    if (newest.day().isBefore(day)) {
      newest = new DayLease(day);
    }
    return newest;
  }
}
