package dev.mangaassist.cascade.budget;

import static dev.mangaassist.cascade.budget.BudgetFixture.CLAIM;
import static dev.mangaassist.cascade.budget.BudgetFixture.USER;
import static dev.mangaassist.cascade.budget.BudgetFixture.customerMay;
import static dev.mangaassist.cascade.budget.BudgetFixture.deploymentMay;
import static dev.mangaassist.cascade.budget.BudgetFixture.raises;
import static dev.mangaassist.cascade.budget.Fundings.assertDenied;
import static dev.mangaassist.cascade.budget.Fundings.granted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.cascade.budget.Funding.Reason;
import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.settings.AwsClients;
import dev.mangaassist.shared.settings.Environment;
import dev.mangaassist.shared.tables.DynamoDbLocalFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class BudgetOutOfReachTest {
  @AutoClose private static final DynamoDbLocalFixture tables = new DynamoDbLocalFixture();

  private BudgetFixture fixture;
  private SonnetBudget unreachable;

  @BeforeEach
  void aDay() {
    fixture = new BudgetFixture(tables);
    unreachable = fixture.environment(fixture.client(), "No-such-table", Duration.ofMinutes(1));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  static Stream<Configuration> limits() {
    return Stream.of(customerMay("1"), deploymentMay("1"), raises(3));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void nothingIsGrantedAndTheLogNamesTheRequestButNotTheCustomer(Configuration limits) {
    Claim claim = fixture.claim(Purpose.RAISED);

    assertDenied(unreachable.reserve(claim, limits), Reason.UNKNOWN);

    assertThat(fixture.lines)
        .singleElement()
        .asString()
        .contains("budget.reserve.failed", claim.requestId(), "ResourceNotFoundException")
        .doesNotContain(USER);
  }

  @Test
  void aTableThatDoesNotAnswerIsWaitedForOnlySoLong() throws IOException {
    try (ServerSocket silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        DynamoDbClient client = clientOf("http://127.0.0.1:" + silence.getLocalPort())) {
      SonnetBudget silent = fixture.environment(client, "Limits", Duration.ofMillis(200));

      assertDenied(
          silent.reserve(fixture.claim(Purpose.DIRECT), deploymentMay("1")), Reason.UNKNOWN);
      assertThat(fixture.lines).singleElement().asString().contains("ApiCallTimeoutException");
    }
  }

  @Test
  void whatIsInMemoryIsGrantedAllTheSameAndStaysThereWhenALeaseFails() {
    SonnetBudget budget = fixture.environment();
    budget.settle(granted(budget.reserve(fixture.claim(Purpose.DIRECT), deploymentMay("1"))), 0);
    fixture.breakDown();

    assertDenied(
        budget.reserve(fixture.claim(2 * CLAIM, Purpose.DIRECT), deploymentMay("1")),
        Reason.UNKNOWN);
    granted(budget.reserve(fixture.claim(Purpose.DIRECT), deploymentMay("1")));
  }

  @Test
  void whatTheDeploymentHoldsGoesBackWhenTheCustomersBudgetIsOutOfReach() {
    SonnetBudget budget = fixture.environment();
    Configuration both =
        deploymentMay("1").toBuilder()
            .customerSonnetBudgetPerDayUsd(Optional.of(BigDecimal.ONE))
            .build();
    budget.settle(granted(budget.reserve(fixture.claim(Purpose.DIRECT), both)), 0);
    fixture.breakDown();

    assertDenied(budget.reserve(fixture.claim(Purpose.DIRECT), both), Reason.UNKNOWN);
    granted(budget.reserve(fixture.claim(Purpose.DIRECT), deploymentMay("1")));
  }

  @Test
  void aSettlementThatFailsIsToldAndTheReservationStays() {
    Reservation reservation =
        granted(fixture.environment().reserve(fixture.claim(Purpose.DIRECT), customerMay("1")));

    unreachable.settle(reservation, 1);

    assertThat(fixture.customerUsed()).isEqualTo(CLAIM);
    assertThat(fixture.lines)
        .singleElement()
        .asString()
        .contains("budget.settle.failed", reservation.requestId())
        .doesNotContain(USER);
  }

  private static DynamoDbClient clientOf(String endpoint) {
    return AwsClients.dynamoDb(
        Environment.of(Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL_DYNAMODB", endpoint)));
  }
}
