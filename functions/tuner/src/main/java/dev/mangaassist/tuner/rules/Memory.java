package dev.mangaassist.tuner.rules;

import dev.mangaassist.shared.config.Configuration;
import dev.mangaassist.shared.config.ConfigurationVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one run leaves to the next.
 *
 * @param version the configuration's version when the run had ended
 * @param home where people left the caps, and relaxing leads back to
 * @param streak the windows counted since the last change
 * @param watched the tuner's last version, until it has been judged
 * @param lastMoves the tuner's last change of each setting
 * @param bars what has been taken back and is not to be tried again for a while
 * @param truncatedAtHome the share of truncated drafts before the first cut; absent while the cap
 *     is at home
 * @param tried what the tuner has on trial beside the active version
 * @param accepted the asks of the last window that could be trusted
 */
public record Memory(
    int version,
    Caps home,
    Streak streak,
    Optional<Watched> watched,
    List<Move> lastMoves,
    List<Bar> bars,
    Optional<Estimate> truncatedAtHome,
    Optional<Tried> tried,
    long accepted) {
  /** The author of what the tuner publishes. */
  public static final String AUTHOR = "tuner";

  /** That of a tuner which never ran. */
  public static final Memory NONE =
      new Memory(
          ConfigurationVersion.BUILT_IN.version(),
          Caps.of(Configuration.DEFAULT),
          Streak.NONE,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          0);

  public Memory {
    lastMoves = List.copyOf(lastMoves);
    bars = List.copyOf(bars);
  }

  /** The settings that rules tighten and relax. */
  public record Caps(int haikuMaxTokens, Duration responseCacheLife) {
    static Caps of(Configuration configuration) {
      return new Caps(configuration.haikuMaxTokens(), configuration.responseCacheLife());
    }
  }

  /**
   * Windows in a row.
   *
   * @param until where the last counted one ended; windows that overlap are not counted twice
   * @param compliant how many had no broken level
   * @param broken the levels that the last one broke
   */
  public record Streak(Instant until, int compliant, Set<ServiceLevel> broken) {
    static final Streak NONE = new Streak(Instant.EPOCH, 0, Set.of());

    public Streak {
      broken = Set.copyOf(broken);
    }

    Streak counting(Window window, Compliance compliance) {
      if (!follows(window)) {
        return this;
      }
      List<ServiceLevel> now = compliance.levels(Finding.State.BROKEN);
      return new Streak(window.end(), now.isEmpty() ? compliant + 1 : 0, Set.copyOf(now));
    }

    boolean follows(Window window) {
      return !window.start().isBefore(until);
    }
  }

  /** An active version whose effect is to be judged against what was before. */
  public record Watched(int version, Estimates before) {}

  /**
   * A version that serves a share of the conversations.
   *
   * @param moves what it changes, at least one
   * @param before what was measured before the trial
   */
  public record Tried(int version, List<Move> moves, Estimates before) {
    public Tried {
      moves = List.copyOf(moves);
    }
  }

  /** A change of the tuner's, and the version that made it. */
  public record Move(int version, Action action, Change change) {
    private Move at(int number) {
      return new Move(number, action, change);
    }
  }

  /**
   * An action that was taken back.
   *
   * @param until when it may be tried again
   * @param times how often it was taken back, one bar after the other
   */
  public record Bar(Action action, Instant until, int times) {}

  /**
   * This, as far as it holds under the active version: another writer's version ends the watch over
   * the tuner's, and says where the caps belong.
   */
  public Memory under(ConfigurationVersion active) {
    if (active.version() == version) {
      return this;
    }
    Caps caps = active.author().equals(AUTHOR) ? home : Caps.of(active.configuration());
    return new Memory(
        active.version(),
        caps,
        Streak.NONE,
        Optional.empty(),
        List.of(),
        bars,
        Optional.empty(),
        Optional.empty(),
        accepted);
  }

  Optional<Move> lastMove(String setting) {
    return lastMoves.stream().filter(move -> move.change().setting().equals(setting)).findFirst();
  }

  Optional<Bar> bar(Action action) {
    return bars.stream().filter(bar -> bar.action() == action).findFirst();
  }

  /** Windows on either side of a gap are not in a row. */
  Memory afterGap() {
    return new Memory(
        version, home, Streak.NONE, watched, lastMoves, bars, truncatedAtHome, tried, accepted);
  }

  Memory trying(Optional<Tried> now) {
    return new Memory(
        version, home, streak, watched, lastMoves, bars, truncatedAtHome, now, accepted);
  }

  Memory barring(List<Bar> now) {
    return new Memory(
        version, home, streak, watched, lastMoves, now, truncatedAtHome, tried, accepted);
  }

  Memory accepting(long now) {
    return new Memory(version, home, streak, watched, lastMoves, bars, truncatedAtHome, tried, now);
  }

  /**
   * This, if the version that it speaks of was given another number than the one after the active
   * one, because that one had been used by a trial.
   */
  public Memory numbered(int number) {
    return new Memory(
        number,
        home,
        streak,
        watched.map(judged -> new Watched(number, judged.before())),
        lastMoves.stream().map(move -> move.version() == version ? move.at(number) : move).toList(),
        bars,
        truncatedAtHome,
        tried,
        accepted);
  }
}
