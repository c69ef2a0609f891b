package dev.mangaassist.tuner.rules;

import java.math.BigDecimal;
import java.util.Optional;

/** What makes answers cheaper at the price of their quality waits until there is some to spare. */
final class QualityFirst {
  private QualityFirst() {}

  /**
   * What speaks against an action.
   *
   * @param loss the quality that it is expected to take, 0..1
   */
  static Optional<String> objection(Compliance compliance, BigDecimal loss) {
    Finding quality = compliance.finding(ServiceLevel.QUALITY);
    return switch (quality.state()) {
      case UNKNOWN -> Optional.empty();
      case BROKEN -> Optional.of("quality is below its target too and comes first");
      case MET ->
          quality.spare().compareTo(loss) >= 0
              ? Optional.empty()
              : Optional.of(
                  "quality, which comes first, is met by %s only, and this takes %s"
                      .formatted(quality.spare().toPlainString(), loss.toPlainString()));
    };
  }
}
