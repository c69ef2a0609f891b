package dev.mangaassist.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class StartingConfigurationTest {
  @Test
  void theSystemServesTheConfigurationThatItStartsWith() {
    Configuration strict = Configuration.DEFAULT.withConfidenceThreshold(new BigDecimal("0.9"));
    LocalOptions options = LocalOptions.defaults().withConfiguration(strict);
    try (LocalSystem system = LocalSystem.start(options)) {
      ConfigurationVersion active = system.configuration();

      assertThat(active.version()).isEqualTo(1);
      assertThat(active.author()).isEqualTo("command line");
      assertThat(active.configuration()).isEqualTo(strict);
    }
  }

  @Test
  void theBuiltInConfigurationIsNotPublished() {
    try (LocalSystem system = LocalSystem.start(LocalOptions.defaults())) {
      assertThat(system.configuration()).isEqualTo(ConfigurationVersion.BUILT_IN);
    }
  }
}
