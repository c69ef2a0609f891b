package dev.mangaassist.local.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An ask of a replay.
 *
 * @param at when it is made, counted from the start
 */
record PlannedAsk(Duration at, Kind kind, String text) {
  /**
   * Plans a replay: the kinds in their shares, as exactly as whole asks allow, in random order; the
   * messages of a kind one after another; the moments at random, as those of many independent
   * customers are.
   */
  static List<PlannedAsk> plan(ReplayOptions options, Messages messages) {
    Random random = new Random(options.seed());
    List<Kind> kinds = kinds(options.asks());
    Collections.shuffle(kinds, random);
    Map<Kind, List<String>> texts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<String> shuffled = new ArrayList<>(messages.of(kind));
      Collections.shuffle(shuffled, random);
      texts.put(kind, shuffled);
    }
    List<PlannedAsk> asks = new ArrayList<>();
    double seconds = 0;
    for (Kind kind : kinds) {
      seconds += random.nextExponential() / options.ratePerSecond();
      Duration at = Duration.ofNanos(Math.round(seconds * Duration.ofSeconds(1).toNanos()));
      List<String> ofKind = texts.getOrDefault(kind, List.of());
      asks.add(new PlannedAsk(at, kind, ofKind.getFirst()));
      Collections.rotate(ofKind, -1);
    }
    return asks;
  }

  private static List<Kind> kinds(int count) {
    List<Kind> kinds = new ArrayList<>();
    int share = 0;
    for (Kind kind : Kind.values()) {
      share += kind.share();
      long upTo = Math.round((double) count * share / Kind.WHOLE);
      while (kinds.size() < upTo) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
