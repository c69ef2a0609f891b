package dev.mangaassist.cascade.budget;

import static dev.mangaassist.cascade.budget.BudgetFixture.CLAIM;
import static dev.mangaassist.cascade.budget.BudgetFixture.deploymentMay;
import static dev.mangaassist.cascade.budget.BudgetFixture.raises;
import static dev.mangaassist.cascade.budget.Fundings.assertDenied;
import static dev.mangaassist.cascade.budget.Fundings.granted;
import static dev.mangaassist.cascade.budget.Purpose.DIRECT;
import static dev.mangaassist.cascade.budget.Purpose.ESCALATION;
import static dev.mangaassist.cascade.budget.Purpose.RAISED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RaisesTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @AutoClose private final BudgetFixture fixture = new BudgetFixture(tables);
  private final SonnetBudget budget = fixture.environment();

  @Test
  void wishesRaiseTheTierAsOftenAsTheConfigurationSaysAndOtherClaimsNeedNone() {
    granted(budget.reserve(fixture.claim(RAISED), raises(2)));
    granted(budget.reserve(fixture.claim(RAISED), raises(2)));

    assertDenied(budget.reserve(fixture.claim(RAISED), raises(2)), Reason.NO_RAISES_LEFT);
    granted(budget.reserve(fixture.claim(DIRECT), raises(2)));
    granted(budget.reserve(fixture.claim(ESCALATION), raises(2)));
    assertThat(raisesCounted()).isEqualTo(2);
  }

  @Test
  void whereNoRaisesAreAllowedNobodyIsAsked() {
    assertDenied(budget.reserve(fixture.claim(RAISED), raises(0)), Reason.NO_RAISES_LEFT);
    assertThat(fixture.calls()).isZero();
  }

  @Test
  void aRaiseIsUsedUpByTheWishEvenIfNothingWasSpent() {
    budget.settle(granted(budget.reserve(fixture.claim(RAISED), raises(1))), 0);

    assertDenied(budget.reserve(fixture.claim(RAISED), raises(1)), Reason.NO_RAISES_LEFT);
    assertThat(fixture.customerUsed()).isZero();
  }

  @Test
  void aRaiseClaimedAgainForTheSameRequestCountsOnce() {
    Claim claim = fixture.claim(RAISED);
    granted(budget.reserve(claim, raises(1)));
    granted(budget.reserve(claim, raises(1)));

    assertThat(raisesCounted()).isEqualTo(1);
  }

  @Test
  void aWishThatTheCustomersMoneyDoesNotCoverUsesNoRaise() {
    var tenClaims =
        raises(1).toBuilder()
            .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal("0.10")))
            .build();
    granted(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), tenClaims));

    assertDenied(budget.reserve(fixture.claim(RAISED), tenClaims), Reason.TIGHT);
    assertThat(raisesCounted()).isZero();
  }

  @Test
  void aWishThatTheDeploymentsMoneyDoesNotCoverUsesNoRaise() {
    assertDenied(
        budget.reserve(fixture.claim(9 * CLAIM, RAISED), deploymentMay("0.10")), Reason.TIGHT);
    assertThat(fixture.customerItem()).isEmpty();
  }

  private long raisesCounted() {
    return LimitsTable.count(fixture.customerItem(), "raises");
  }
}
