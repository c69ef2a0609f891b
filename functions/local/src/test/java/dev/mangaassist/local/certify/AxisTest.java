package dev.mangaassist.local.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {

  @ParameterizedTest
  @CsvSource({"0,10", "0.65,0.92", "0.9,0.9", "0,0.00031", "0,123456"})
  void itHasAFewTicksAndHoldsItsValues(double lowest, double highest) {
    Axis axis = Axis.around(lowest, highest, 470, 84);

    assertThat(axis.ticks()).hasSizeBetween(2, 11);
    assertThat(axis.pixel(lowest)).isBetween(84.0, 470.0);
    assertThat(axis.pixel(highest)).isBetween(84.0, 470.0);
  }

  @Test
  void ticksAreRoundAndSaidWithoutNoise() {
    List<String> labels =
        Axis.around(0.65, 0.92, 470, 84).ticks().stream().map(Axis::label).toList();

    assertThat(labels).containsExactly("0.6", "0.65", "0.7", "0.75", "0.8", "0.85", "0.9", "0.95");
  }
}
