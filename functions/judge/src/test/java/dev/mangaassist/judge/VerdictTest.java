package dev.mangaassist.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictTest {
  private static final String KEY = "417093";

  @Test
  void twoLinesOfTheKeyAreAVerdict() {
    assertThat(
            Verdict.parse(
                "\n#417093 answer 1: right, but 3 = 2 is odd = 70\r\n#417093 answer 2: brief = 0\n",
                KEY))
        .contains(new Verdict(70, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#417093 answer 1: right = 70",
        "#417093 answer 2: right = 70\n#417093 answer 1: brief = 90",
        "#417093 answer 1: right = 70\n#417093 answer 1: brief = 90",
        "#417093 answer 1: right = 101\n#417093 answer 2: brief = 90",
        "#417093 answer 1: right = -1\n#417093 answer 2: brief = 90",
        "#417093 answer 1: right = 7.5\n#417093 answer 2: brief = 90",
        "#417093 answer 1: right = 070\n#417093 answer 2: brief = 90",
        "#417093 answer 1: = 70\n#417093 answer 2: brief = 90",
        "#417094 answer 1: right = 70\n#417094 answer 2: brief = 90",
        "#417093 answer 1: right = 70\n#417094 answer 2: brief = 90",
        "Here it is:\n#417093 answer 1: right = 70\n#417093 answer 2: brief = 90",
        "#417093 answer 1: right = 70\n#417093 answer 2: brief = 90\nHope that helps!",
        "#417093 answer 1: right = 70\n\n#417093 answer 2: brief = 90",
        "```\n#417093 answer 1: right = 70\n#417093 answer 2: brief = 90\n```"
      })
  void nothingElseIs(String reply) {
    assertThat(Verdict.parse(reply, KEY)).isEmpty();
  }

  @Property
  void anyTextIsReadOrNot(@ForAll String text, @ForAll String before, @ForAll String after) {
    String verdict = "#417093 answer 1: right = 70\n#417093 answer 2: brief = 90";
    Verdict.parse(text, KEY).ifPresent(read -> assertThat(text).contains("#" + KEY + " answer 1"));
    boolean bare = (before + after).isBlank();
    assertThat(
            Verdict.parse(before.strip() + "\n" + verdict + "\n" + after.strip(), KEY).isPresent())
        .isEqualTo(bare);
  }

  @Property
  void everyPairOfRatingsIsReadAsItWasWritten(
      @ForAll @IntRange(max = 100) int first, @ForAll @IntRange(max = 100) int second) {
    assertThat(
            Verdict.parse(
                "#417093 answer 1: why = %d\n#417093 answer 2: why = %d".formatted(first, second),
                KEY))
        .isEqualTo(Optional.of(new Verdict(first, second)));
  }
}
