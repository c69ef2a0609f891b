package dev.mangaassist.local.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {

  @ParameterizedTest
  @CsvSource({"0,1", "0.65,0.92", "0.9,0.9", "0,0", "1,1", "0,0.00031", "0.004,0.999"})
  void itHasAFewTicksAndHoldsItsValues(double lowest, double highest) {
    Axis axis = Axis.ofShares(lowest, highest, 470, 84);

    assertThat(axis.ticks())
        .hasSizeBetween(2, 11)
        .allMatch(tick -> tick > -1e-9 && tick < 1 + 1e-9);
    assertThat(axis.pixel(lowest)).isBetween(84.0, 470.0);
    assertThat(axis.pixel(highest)).isBetween(84.0, 470.0);
  }

  @Test
  void ticksAreRoundAndSaidWithoutNoise() {
    List<String> labels =
        Axis.ofShares(0.65, 0.92, 470, 84).ticks().stream().map(Axis::label).toList();

    assertThat(labels).containsExactly("0.6", "0.65", "0.7", "0.75", "0.8", "0.85", "0.9", "0.95");
  }
}
