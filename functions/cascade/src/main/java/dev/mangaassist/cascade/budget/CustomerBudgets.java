package dev.mangaassist.cascade.budget;

import static dev.mangaassist.shared.tables.Items.number;

import dev.mangaassist.cascade.budget.Hold.Held;
import dev.mangaassist.cascade.budget.Hold.Refused;
import dev.mangaassist.shared.tables.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What each customer used today: one item a customer and day, with an attribute for each request
 * that holds money. Because an update names its request, the SDK may repeat it.
 */
final class CustomerBudgets {
  private static final String USED = "used";
  private static final String RAISES = "raises";

  private final LimitsTable limits;

  CustomerBudgets(LimitsTable limits) {
    this.limits = limits;
  }

  /**
   * Holds a claim's money, and counts a raise, in one update.
   *
   * @param budget empty if the customer's money is not limited; it is counted all the same
   * @param raises how often a day the customer's wish may raise the tier
   */
  Hold reserve(Claim claim, Optional<DayBudget> budget, int raises, LocalDate day) {
    if (budget.isPresent() && !budget.get().covers(claim, 0)) {
      return new Refused(budget.get().refusal(claim, 0));
    }
    boolean raised = claim.purpose() == Purpose.RAISED;
    Map<String, String> names = new HashMap<>();
    names.put("#request", attribute(claim.requestId()));
    names.put("#used", USED);
    names.put("#end", Table.TTL_ATTRIBUTE);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":claim", number(claim.upToNanos()));
    values.put(":end", LimitsTable.end(day));
    StringBuilder condition = new StringBuilder("attribute_not_exists(#request)");
    StringBuilder update = new StringBuilder("SET #request = :claim, #end = :end ADD #used :claim");
    if (budget.isPresent()) {
      condition.append(" AND (attribute_not_exists(#used) OR #used <= :room)");
      values.put(":room", number(budget.get().line(claim.purpose()) - claim.upToNanos()));
    }
    if (raised) {
      condition.append(" AND (attribute_not_exists(#raises) OR #raises < :raises)");
      update.append(", #raises :one");
      names.put("#raises", RAISES);
      values.put(":raises", number(raises));
      values.put(":one", number(1));
    }
    try {
      limits.update(
          subject(claim.user()),
          day,
          request ->
              request
                  .conditionExpression(condition.toString())
                  .updateExpression(update.toString())
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values));
      return new Held(claim.upToNanos(), false);
    } catch (ConditionalCheckFailedException e) {
      return heldOrRefused(claim, budget, raises, e.hasItem() ? e.item() : Map.of());
    }
  }

  /** Puts what was spent in the place of what was held; does nothing if that was done before. */
  void settle(Reservation reservation, long heldNanos, long spentNanos) {
    try {
      limits.update(
          subject(reservation.user()),
          reservation.day(),
          request ->
              request
                  .conditionExpression("#request = :held")
                  .updateExpression("ADD #used :correction REMOVE #request")
                  .expressionAttributeNames(
                      Map.of("#request", attribute(reservation.requestId()), "#used", USED))
                  .expressionAttributeValues(
                      Map.of(
                          ":held", number(heldNanos),
                          ":correction", number(spentNanos - heldNanos))));
    } catch (ConditionalCheckFailedException e) {
      // settled before
    }
  }

  private static Hold heldOrRefused(
      Claim claim, Optional<DayBudget> budget, int raises, Map<String, AttributeValue> item) {
    String request = attribute(claim.requestId());
    if (item.containsKey(request)) {
      return new Held(LimitsTable.count(item, request), true);
    }
    if (claim.purpose() == Purpose.RAISED && LimitsTable.count(item, RAISES) >= raises) {
      return new Refused(Funding.Reason.NO_RAISES_LEFT);
    }
    long used = LimitsTable.count(item, USED);
    return new Refused(budget.map(it -> it.refusal(claim, used)).orElse(Funding.Reason.UNKNOWN));
  }

  private static String subject(String user) {
    return "customer#" + user;
  }

  private static String attribute(String requestId) {
    return "r#" + requestId;
  }
}
