package dev.mangaassist.cascade.budget;

import static dev.mangaassist.cascade.budget.BudgetFixture.CLAIM;
import static dev.mangaassist.cascade.budget.BudgetFixture.customerMay;
import static dev.mangaassist.cascade.budget.BudgetFixture.deploymentMay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Denied;
import dev.mangaassist.cascade.budget.Funding.Granted;
import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many asks at once, and then one after another until the budget grants none any more. */
final class BudgetStormTest {
  private static final int ASKS = 1000;
  private static final long BUDGET = 500 * CLAIM;
  private static final int ENVIRONMENTS = 5;
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private final AtomicLong spent = new AtomicLong();
  @AutoClose private final BudgetFixture fixture = new BudgetFixture(tables);

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ESCALATION"})
  void aCustomerSpendsTheBudgetAndNotMore(Purpose purpose) {
    Configuration limits = customerMay("5.00");
    List<SonnetBudget> environments = List.of(fixture.environment());

    storm(environments, limits, purpose);
    assertThat(fixture.customerUsed()).isEqualTo(spent.get());
    exhaust(environments, limits, purpose, CLAIM);

    long line = new DayBudget(BUDGET).line(purpose);
    assertThat(spent.get()).isGreaterThan(line - CLAIM).isLessThanOrEqualTo(line);
    assertThat(fixture.customerItem().keySet()).noneMatch(name -> name.startsWith("r#"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ESCALATION"})
  void environmentsTogetherSpendTheDeploymentsBudgetAndNotMore(Purpose purpose) {
    Configuration limits = deploymentMay("5.00");
    List<SonnetBudget> environments =
        Stream.generate(fixture::environment).limit(ENVIRONMENTS).toList();

    storm(environments, limits, purpose);
    assertThat(spent.get()).isLessThanOrEqualTo(fixture.leased());
    exhaust(environments, limits, purpose, CLAIM);

    long line = new DayBudget(BUDGET).line(purpose);
    assertThat(spent.get()).isGreaterThan(line - ENVIRONMENTS * CLAIM).isLessThanOrEqualTo(line);
    assertThat(fixture.leased()).isLessThanOrEqualTo(line);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ESCALATION"})
  void slicesLargerThanClaimsLeaveAtMostASliceAnEnvironmentUnspent(Purpose purpose) {
    Configuration limits = deploymentMay("5.00");
    List<SonnetBudget> environments =
        Stream.generate(fixture::environment).limit(ENVIRONMENTS).toList();
    long line = new DayBudget(BUDGET).line(purpose);
    long slice = BUDGET / 5000;
    long claim = slice / 7;
    Claim most = fixture.claim(line - 25 * slice, purpose);
    answer(fixture.environment(), most, limits, most.upToNanos());

    Random random = new Random(20261125);
    for (int i = 0; i < ASKS; i++) {
      SonnetBudget budget = environments.get(random.nextInt(ENVIRONMENTS));
      answer(budget, fixture.claim(claim, purpose), limits, random.nextLong(claim + 1));
    }
    exhaust(environments, limits, purpose, claim);

    assertThat(spent.get()).isGreaterThan(line - ENVIRONMENTS * slice).isLessThanOrEqualTo(line);
    assertThat(fixture.calls()).isLessThan(100);
  }

  /** All asks at once; each answer costs its claim or less. */
  private void storm(List<SonnetBudget> environments, Configuration limits, Purpose purpose) {
    List<Claim> claims = IntStream.range(0, ASKS).mapToObj(_ -> fixture.claim(purpose)).toList();
    try (ExecutorService asks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ASKS; i++) {
        SonnetBudget budget = environments.get(i % environments.size());
        Claim claim = claims.get(i);
        long cost = CLAIM - i % 3;
        asks.execute(() -> answer(budget, claim, limits, cost));
      }
    }
    assertThat(fixture.lines).isEmpty();
  }

  private void exhaust(
      List<SonnetBudget> environments, Configuration limits, Purpose purpose, long claim) {
    for (SonnetBudget budget : environments) {
      while (answer(budget, fixture.claim(claim, purpose), limits, claim)) {
        // until the budget grants no more
      }
    }
  }

  private boolean answer(SonnetBudget budget, Claim claim, Configuration limits, long cost) {
    return switch (budget.reserve(claim, limits)) {
      case Granted(Reservation reservation) -> {
        spent.addAndGet(cost);
        budget.settle(reservation, cost);
        yield true;
      }
      case Denied(Reason _) -> false;
    };
  }
}
