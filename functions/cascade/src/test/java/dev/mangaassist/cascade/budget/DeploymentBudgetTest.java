package dev.mangaassist.cascade.budget;

import static dev.mangaassist.cascade.budget.BudgetFixture.CLAIM;
import static dev.mangaassist.cascade.budget.BudgetFixture.deploymentMay;
import static dev.mangaassist.cascade.budget.Fundings.assertDenied;
import static dev.mangaassist.cascade.budget.Fundings.granted;
import static dev.mangaassist.cascade.budget.Purpose.DIRECT;
import static dev.mangaassist.cascade.budget.Purpose.ESCALATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DeploymentBudgetTest {
  private static final Configuration TEN_CLAIMS = deploymentMay("0.10");

  /** A slice of it is ten claims. */
  private static final Configuration SLICED = deploymentMay("500");

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @AutoClose private final BudgetFixture fixture = new BudgetFixture(tables);
  private final SonnetBudget budget = fixture.environment();

  @Test
  void answersThatBeginWithSonnetUseFourFifthsAndEscalationsTheRest() {
    for (int i = 0; i < 8; i++) {
      granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));
    }
    assertDenied(budget.reserve(fixture.claim(1, DIRECT), TEN_CLAIMS), Reason.TIGHT);

    granted(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS));
    granted(budget.reserve(fixture.claim(CLAIM - 1, ESCALATION), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(2, ESCALATION), TEN_CLAIMS), Reason.SPENT);
    assertDenied(budget.reserve(fixture.claim(2, DIRECT), TEN_CLAIMS), Reason.SPENT);
    assertDenied(budget.reserve(fixture.claim(1, DIRECT), TEN_CLAIMS), Reason.TIGHT);
  }

  @Test
  void environmentsShareTheBudget() {
    SonnetBudget other = fixture.environment();
    granted(budget.reserve(fixture.claim(5 * CLAIM, DIRECT), TEN_CLAIMS));
    granted(other.reserve(fixture.claim(3 * CLAIM, DIRECT), TEN_CLAIMS));

    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.TIGHT);
    assertDenied(other.reserve(fixture.claim(3 * CLAIM, ESCALATION), TEN_CLAIMS), Reason.SPENT);
    granted(other.reserve(fixture.claim(2 * CLAIM, ESCALATION), TEN_CLAIMS));
  }

  @Test
  void theFirstLeaseIsForOneClaimAndLaterOnesForASlice() {
    granted(budget.reserve(fixture.claim(DIRECT), SLICED));
    assertThat(fixture.leased()).isEqualTo(CLAIM);

    for (int i = 0; i < 10; i++) {
      granted(budget.reserve(fixture.claim(DIRECT), SLICED));
    }
    assertThat(fixture.calls()).isEqualTo(2);
    assertThat(fixture.leased()).isEqualTo(11 * CLAIM);
  }

  @Test
  void whatWasNotSpentIsSpentFromMemory() {
    budget.settle(granted(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), TEN_CLAIMS)), CLAIM);
    fixture.calls();

    granted(budget.reserve(fixture.claim(7 * CLAIM, DIRECT), TEN_CLAIMS));
    assertThat(fixture.calls()).isZero();
  }

  @Test
  void whatIsInMemoryCountsTowardsALargerClaim() {
    budget.settle(granted(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), TEN_CLAIMS)), 0);

    granted(budget.reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));
    assertThat(fixture.leased()).isEqualTo(10 * CLAIM);
  }

  @Test
  void aBudgetThatWasSeenExhaustedCostsNoMoreCalls() {
    granted(fixture.environment().reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));
    fixture.calls();

    for (int i = 0; i < 5; i++) {
      assertDenied(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS), Reason.SPENT);
      assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.SPENT);
    }
    assertThat(fixture.calls()).isEqualTo(1);
  }

  @Test
  void aBudgetRaisedDuringTheDayIsSpent() {
    granted(budget.reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS), Reason.SPENT);

    granted(budget.reserve(fixture.claim(6 * CLAIM, DIRECT), deploymentMay("0.20")));
  }

  @Test
  void aLastSliceNeverGivesMoreThanIsLeft() {
    granted(budget.reserve(fixture.claim(DIRECT), SLICED));
    SonnetBudget others = fixture.environment();
    granted(others.reserve(fixture.claim(50_000 * CLAIM - 3 * CLAIM, ESCALATION), SLICED));

    granted(budget.reserve(fixture.claim(ESCALATION), SLICED));
    granted(budget.reserve(fixture.claim(ESCALATION), SLICED));
    assertDenied(budget.reserve(fixture.claim(1, ESCALATION), SLICED), Reason.SPENT);
    assertDenied(others.reserve(fixture.claim(1, ESCALATION), SLICED), Reason.SPENT);
  }

  @Test
  void moneyLeasedBeyondTheLineIsForEscalationsOnly() {
    granted(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), TEN_CLAIMS));
    budget.settle(granted(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS)), 0);

    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.TIGHT);
    granted(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS));
  }

  @Test
  void anAnswerDearerThanItsClaimIsPaidByTheNextLease() {
    budget.settle(granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS)), 4 * CLAIM);
    granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));

    assertThat(fixture.leased()).isEqualTo(5 * CLAIM);
  }

  @Test
  void aClaimMadeAgainForTheSameRequestCountsOnce() {
    Claim claim = fixture.claim(5 * CLAIM, DIRECT);
    Reservation first = granted(budget.reserve(claim, TEN_CLAIMS));
    granted(budget.reserve(claim, TEN_CLAIMS));
    assertThat(fixture.leased()).isEqualTo(5 * CLAIM);

    budget.settle(first, 0);
    budget.settle(first, 0);
    granted(budget.reserve(fixture.claim(5 * CLAIM, DIRECT), TEN_CLAIMS));
    assertThat(fixture.leased()).isEqualTo(5 * CLAIM);
    granted(budget.reserve(fixture.claim(3 * CLAIM, DIRECT), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.TIGHT);
  }

  @Test
  void whatACustomerIsDeniedGoesBackWithoutACall() {
    Configuration both =
        TEN_CLAIMS.toBuilder()
            .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal("0.05")))
            .build();
    assertDenied(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), both), Reason.SPENT);
    assertThat(fixture.calls()).isEqualTo(1);

    granted(budget.reserve(fixture.claim(4 * CLAIM, DIRECT), both));
    assertThat(fixture.calls()).isEqualTo(1);
    assertThat(fixture.leased()).isEqualTo(8 * CLAIM);
  }

  @Test
  void bothBudgetsTakeTwoCallsAtMost() {
    Configuration both =
        TEN_CLAIMS.toBuilder()
            .customerSonnetBudgetPerDayUsd(Optional.of(new BigDecimal("0.05")))
            .build();
    budget.settle(granted(budget.reserve(fixture.claim(DIRECT), both)), 3);

    assertThat(fixture.calls()).isEqualTo(3);
    assertThat(fixture.customerUsed()).isEqualTo(3);
  }

  @Test
  void aNewDayHasANewBudgetAndWhatTheOldOneLeftIsLost() {
    Reservation yesterdays =
        granted(budget.reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));
    fixture.midnight();

    granted(budget.reserve(fixture.claim(5 * CLAIM, DIRECT), TEN_CLAIMS));
    budget.settle(yesterdays, 0);
    assertDenied(budget.reserve(fixture.claim(4 * CLAIM, DIRECT), TEN_CLAIMS), Reason.TIGHT);
    assertThat(fixture.leased()).isEqualTo(5 * CLAIM);
  }

  @Test
  void theItemOutlivesItsDayByOne() {
    granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));

    Instant dayAfterItsEnd = fixture.day().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    assertThat(LimitsTable.count(fixture.item("deployment", fixture.day()), Table.TTL_ATTRIBUTE))
        .isEqualTo(dayAfterItsEnd.getEpochSecond());
  }
}
