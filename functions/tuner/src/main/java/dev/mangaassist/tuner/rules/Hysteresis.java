package dev.mangaassist.tuner.rules;

import dev.mangaassist.tuner.rules.Memory.Streak;
import java.util.Optional;

/** A level that is broken by less than its margin is answered in the second window in a row. */
final class Hysteresis implements Caution {

  @Override
  public Optional<String> objection(Recommendation recommendation, Situation situation) {
    Finding finding = situation.compliance().finding(recommendation.action().level());
    if (recommendation.action() == Action.TAKE_BACK
        || finding.state() != Finding.State.BROKEN
        || Margin.isWellBroken(finding)) {
      return Optional.empty();
    }
    Streak before = situation.memory().streak();
    return before.broken().contains(finding.level())
            && before.follows(situation.observed().window())
        ? Optional.empty()
        : Optional.of(
            "less than %s is answered only if it lasts two windows"
                .formatted(finding.level().withUnit(Margin.of(finding))));
  }
}
