package dev.mangaassist.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginPolicyTest {
  private static final List<String> ALLOWED =
      List.of("https://store.example", "http://Localhost:8080");

  private final OriginPolicy policy = new OriginPolicy(ALLOWED, false);

  @ParameterizedTest
  @ValueSource(
      strings = {"https://store.example", "HTTPS://Store.EXAMPLE", "http://localhost:8080"})
  void aListedOriginIsLetIn(String origin) {
    assertThat(policy.admits(Optional.of(origin))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example",
        "http://store.example",
        "https://store.example:8443",
        "https://store.example.evil.example",
        "https://evil.example/https://store.example",
        "https://sub.store.example",
        "null",
        ""
      })
  void anyOtherOriginIsNot(String origin) {
    assertThat(policy.admits(Optional.of(origin))).isFalse();
    assertThat(new OriginPolicy(ALLOWED, true).admits(Optional.of(origin))).isFalse();
  }

  @Test
  void aClientWithoutAnOriginIsLetInOnlyWhereThatIsAllowed() {
    assertThat(policy.admits(Optional.empty())).isFalse();
    assertThat(new OriginPolicy(ALLOWED, true).admits(Optional.empty())).isTrue();
  }

  @Test
  void withoutAListEverybodyIsLetIn() {
    var open = new OriginPolicy(List.of(), false);

    assertThat(open.admits(Optional.of("https://elsewhere.example"))).isTrue();
    assertThat(open.admits(Optional.empty())).isTrue();
  }
}
