package dev.mangaassist.cascade.budget;

import static dev.mangaassist.cascade.budget.BudgetFixture.CLAIM;
import static dev.mangaassist.cascade.budget.BudgetFixture.UNLIMITED;
import static dev.mangaassist.cascade.budget.BudgetFixture.USER;
import static dev.mangaassist.cascade.budget.BudgetFixture.customerMay;
import static dev.mangaassist.cascade.budget.Fundings.assertDenied;
import static dev.mangaassist.cascade.budget.Fundings.granted;
import static dev.mangaassist.cascade.budget.Purpose.DIRECT;
import static dev.mangaassist.cascade.budget.Purpose.ESCALATION;
import static dev.mangaassist.cascade.budget.Purpose.RAISED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import dev.mangaassist.shared.tables.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CustomerBudgetTest {
  private static final Configuration TEN_CLAIMS = customerMay("0.10");

  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  @AutoClose private final BudgetFixture fixture = new BudgetFixture(tables);
  private final SonnetBudget budget = fixture.environment();

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ESCALATION"})
  void whereNothingIsLimitedMoneyIsGrantedWithoutACall(Purpose purpose) {
    Reservation reservation = granted(budget.reserve(fixture.claim(purpose), UNLIMITED));
    budget.settle(reservation, CLAIM);

    assertThat(reservation).isEqualTo(Reservation.NONE);
    assertThat(fixture.calls()).isZero();
  }

  @Test
  void aClaimIsHeldWholeAndSettledWithWhatTheAnswerCost() {
    Claim claim = fixture.claim(DIRECT);
    Reservation reservation = granted(budget.reserve(claim, TEN_CLAIMS));

    assertThat(fixture.customerUsed()).isEqualTo(CLAIM);
    assertThat(LimitsTable.count(fixture.customerItem(), "r#" + claim.requestId()))
        .isEqualTo(CLAIM);

    budget.settle(reservation, 3);

    assertThat(fixture.customerUsed()).isEqualTo(3);
    assertThat(fixture.customerItem()).doesNotContainKey("r#" + claim.requestId());
    assertThat(fixture.calls()).isEqualTo(2);
  }

  @Test
  void theItemOutlivesItsDayByOne() {
    granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));

    Instant dayAfterItsEnd = fixture.day().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    assertThat(LimitsTable.count(fixture.customerItem(), Table.TTL_ATTRIBUTE))
        .isEqualTo(dayAfterItsEnd.getEpochSecond());
  }

  @Test
  void answersThatBeginWithSonnetUseFourFifthsAndEscalationsTheRest() {
    for (int i = 0; i < 8; i++) {
      granted(budget.reserve(fixture.claim(i % 2 == 0 ? DIRECT : RAISED), TEN_CLAIMS));
    }
    assertDenied(budget.reserve(fixture.claim(1, DIRECT), TEN_CLAIMS), Reason.TIGHT);
    assertDenied(budget.reserve(fixture.claim(1, RAISED), TEN_CLAIMS), Reason.TIGHT);

    granted(budget.reserve(fixture.claim(ESCALATION), TEN_CLAIMS));
    granted(budget.reserve(fixture.claim(CLAIM - 1, ESCALATION), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(2, ESCALATION), TEN_CLAIMS), Reason.SPENT);
    assertDenied(budget.reserve(fixture.claim(2, DIRECT), TEN_CLAIMS), Reason.SPENT);
    assertDenied(budget.reserve(fixture.claim(1, DIRECT), TEN_CLAIMS), Reason.TIGHT);
    assertThat(fixture.customerUsed()).isEqualTo(10 * CLAIM - 1);
  }

  @Test
  void aClaimThatTheUntouchedBudgetDoesNotCoverIsDeniedWithoutACall() {
    assertDenied(budget.reserve(fixture.claim(9 * CLAIM, DIRECT), TEN_CLAIMS), Reason.TIGHT);
    assertDenied(budget.reserve(fixture.claim(11 * CLAIM, DIRECT), TEN_CLAIMS), Reason.SPENT);
    assertDenied(
        budget.reserve(fixture.claim(Long.MAX_VALUE, ESCALATION), TEN_CLAIMS), Reason.SPENT);
    assertDenied(budget.reserve(fixture.claim(1, ESCALATION), customerMay("0")), Reason.SPENT);
    assertThat(fixture.calls()).isZero();
  }

  @Test
  void whatWasNotSpentIsThereAgain() {
    Reservation reservation = granted(budget.reserve(fixture.claim(8 * CLAIM, DIRECT), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.TIGHT);

    budget.settle(reservation, CLAIM);

    granted(budget.reserve(fixture.claim(7 * CLAIM, DIRECT), TEN_CLAIMS));
  }

  @Test
  void anAnswerDearerThanItsClaimIsBookedWhole() {
    budget.settle(granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS)), 9 * CLAIM);

    assertThat(fixture.customerUsed()).isEqualTo(9 * CLAIM);
    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.TIGHT);
  }

  @Test
  void aClaimMadeAgainForTheSameRequestCountsOnce() {
    Claim claim = fixture.claim(8 * CLAIM, DIRECT);
    Reservation first = granted(budget.reserve(claim, TEN_CLAIMS));
    Reservation again = granted(fixture.environment().reserve(claim, TEN_CLAIMS));

    assertThat(again).isEqualTo(first);
    assertThat(fixture.customerUsed()).isEqualTo(8 * CLAIM);
  }

  @Test
  void aRepeatedClaimOfAnotherSizeIsSettledByWhatIsHeld() {
    Claim claim = fixture.claim(5 * CLAIM, DIRECT);
    granted(budget.reserve(claim, TEN_CLAIMS));
    Claim smaller = new Claim(USER, claim.requestId(), CLAIM, DIRECT);

    budget.settle(granted(budget.reserve(smaller, TEN_CLAIMS)), 7);

    assertThat(fixture.customerUsed()).isEqualTo(7);
  }

  @Test
  void aReservationSettledAgainCountsOnce() {
    granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));
    Reservation reservation = granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));

    budget.settle(reservation, 5);
    budget.settle(reservation, 5);
    fixture.environment().settle(reservation, 5);

    assertThat(fixture.customerUsed()).isEqualTo(CLAIM + 5);
    assertThat(fixture.lines).isEmpty();
  }

  @Test
  void aCallThatTheSdkRepeatsCountsOnce() {
    fixture.loseAnAnswer();
    Reservation reservation = granted(budget.reserve(fixture.claim(RAISED), TEN_CLAIMS));
    assertThat(fixture.customerUsed()).isEqualTo(CLAIM);
    assertThat(LimitsTable.count(fixture.customerItem(), "raises")).isEqualTo(1);

    fixture.loseAnAnswer();
    budget.settle(reservation, 5);
    assertThat(fixture.customerUsed()).isEqualTo(5);
    assertThat(fixture.lines).isEmpty();
  }

  @Test
  void customersHaveBudgetsOfTheirOwn() {
    granted(budget.reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));

    granted(budget.reserve(new Claim("guest:else", "other", CLAIM, DIRECT), TEN_CLAIMS));
  }

  @Test
  void aNewDayHasANewBudget() {
    granted(budget.reserve(fixture.claim(10 * CLAIM, ESCALATION), TEN_CLAIMS));
    assertDenied(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS), Reason.SPENT);

    fixture.midnight();

    granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));
  }

  @Test
  void whatBeganBeforeMidnightIsSettledWithItsOwnDay() {
    LocalDate yesterday = fixture.day();
    Reservation reservation = granted(budget.reserve(fixture.claim(DIRECT), TEN_CLAIMS));
    fixture.midnight();

    budget.settle(reservation, 5);

    assertThat(LimitsTable.count(fixture.item("customer#" + USER, yesterday), "used")).isEqualTo(5);
    assertThat(fixture.customerItem()).isEmpty();
  }
}
