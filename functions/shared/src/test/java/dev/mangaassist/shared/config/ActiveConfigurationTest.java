package dev.mangaassist.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActiveConfigurationTest {
  private static final ConfigurationVersion STABLE = version(6);
  private static final List<String> CONVERSATIONS = conversations(100_000);

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.10", "0.33", "0.5"})
  void aCanaryServesItsShareOfTheConversations(String share) {
    ActiveConfiguration serving = withCanary(7, share);

    long served = CONVERSATIONS.stream().filter(id -> isCanary(serving, id)).count();

    // four standard deviations of a share of 100,000 are 0.0064 at most
    assertThat(served / 100_000.0).isCloseTo(Double.parseDouble(share), within(0.01));
    assertThat(served).isPositive();
  }

  @Test
  void aConversationMeetsTheSameSideAsLongAsTheTrialLasts() {
    ActiveConfiguration serving = withCanary(7, "0.10");
    ActiveConfiguration readAgain = withCanary(7, "0.10");

    assertThat(CONVERSATIONS)
        .allSatisfy(id -> assertThat(serving.servedTo(id)).isEqualTo(readAgain.servedTo(id)));
  }

  @Test
  void everyCanaryMeetsOtherConversations() {
    ActiveConfiguration first = withCanary(7, "0.10");
    ActiveConfiguration second = withCanary(8, "0.10");

    long both =
        CONVERSATIONS.stream().filter(id -> isCanary(first, id) && isCanary(second, id)).count();

    assertThat(both / 100_000.0).isCloseTo(0.01, within(0.002));
  }

  @Test
  void aGreaterShareKeepsTheConversationsOfASmallerOne() {
    assertThat(CONVERSATIONS)
        .filteredOn(id -> isCanary(withCanary(7, "0.05"), id))
        .allMatch(id -> isCanary(withCanary(7, "0.06"), id));
  }

  @Test
  void withoutATrialEverybodyIsServedTheStableVersionAndNoVariant() {
    assertThat(ActiveConfiguration.only(STABLE).servedTo("any"))
        .isEqualTo(new ServedConfiguration(STABLE, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "0.51", "1"})
  void aShareThatIsNoneOrMoreThanHalfIsRefused(String share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withCanary(7, share))
        .withMessageContaining("up to 0.5");
  }

  private static boolean isCanary(ActiveConfiguration serving, String conversation) {
    ServedConfiguration served = serving.servedTo(conversation);
    boolean isCanary = served.variant().equals(Optional.of(Variant.CANARY));
    assertThat(served.version())
        .isEqualTo(isCanary ? serving.canary().orElseThrow().version() : STABLE);
    return isCanary;
  }

  private static ActiveConfiguration withCanary(int version, String share) {
    return new ActiveConfiguration(
        STABLE, Optional.of(new Canary(version(version), new BigDecimal(share))));
  }

  private static ConfigurationVersion version(int number) {
    return new ConfigurationVersion(
        number, Configuration.DEFAULT, "tuner", "A test.", Instant.parse("2026-11-25T10:00:00Z"));
  }

  /** 128 random bits each, as conversations have. */
  private static List<String> conversations(int count) {
    Random random = new Random(5);
    return IntStream.range(0, count)
        .mapToObj(index -> "%016x%016x".formatted(random.nextLong(), random.nextLong()))
        .toList();
  }
}
