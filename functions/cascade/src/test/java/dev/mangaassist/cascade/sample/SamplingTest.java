package dev.mangaassist.cascade.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingTest {
  private static final int IDS = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"0.001", "0.01", "0.1", "0.5"})
  void theShareOfRandomIdsIsDrawnWithinStatisticalError(String share) {
    Random random = new Random(5);
    assertShare(share, drawn(share, id -> randomId(random)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.5"})
  void theShareOfIdsThatAreNeighboursIsDrawnToo(String share) {
    assertShare(share, drawn(share, id -> "request-" + id));
  }

  @Property
  void anIdIsAlwaysDrawnAlikeAndToldItsProbability(
      @ForAll String id, @ForAll @BigRange(min = "0", max = "1") @Scale(4) BigDecimal share) {
    Optional<BigDecimal> drawn = Sampling.draw(id, share);
    assertThat(Sampling.draw(id, share)).isEqualTo(drawn);
    drawn.ifPresent(probability -> assertThat(probability).isEqualTo(share));
  }

  @Property
  void noneIsDrawnOfAShareOfNoneAndEveryOneOfAShareOfAll(@ForAll String id) {
    assertThat(Sampling.draw(id, BigDecimal.ZERO)).isEmpty();
    assertThat(Sampling.draw(id, BigDecimal.ONE)).contains(BigDecimal.ONE);
  }

  @Test
  void whoIsDrawnByASmallShareIsDrawnByALargerOne() {
    Set<String> few = new HashSet<>();
    Set<String> many = new HashSet<>();
    for (int id = 0; id < 2_000; id++) {
      String name = "r" + id;
      Sampling.draw(name, new BigDecimal("0.05")).ifPresent(_ -> few.add(name));
      Sampling.draw(name, new BigDecimal("0.2")).ifPresent(_ -> many.add(name));
    }
    assertThat(few).isNotEmpty().isSubsetOf(many);
  }

  private interface Ids {
    String id(int number);
  }

  private static int drawn(String share, Ids ids) {
    int drawn = 0;
    for (int number = 0; number < IDS; number++) {
      drawn += Sampling.draw(ids.id(number), new BigDecimal(share)).isPresent() ? 1 : 0;
    }
    return drawn;
  }

  /** Four standard errors, which one of 16,000 seeds would miss. */
  private static void assertShare(String share, int drawn) {
    double p = Double.parseDouble(share);
    assertThat((double) drawn).isBetween(IDS * p - 4 * error(p), IDS * p + 4 * error(p));
  }

  private static double error(double p) {
    return Math.sqrt(IDS * p * (1 - p));
  }

  /** As API Gateway names requests. */
  private static String randomId(Random random) {
    byte[] bytes = new byte[11];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
