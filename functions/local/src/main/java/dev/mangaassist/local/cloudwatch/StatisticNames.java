package dev.mangaassist.local.cloudwatch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statistics by the names that CloudWatch gives them. */
final class StatisticNames {
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)");
  private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)?";
  private static final Pattern RANK = Pattern.compile("PR\\(" + NUMBER + ":" + NUMBER + "\\)");

  private StatisticNames() {}

  /** The statistic of this name, if there is one. */
  static Optional<Statistic> parse(String name) {
    for (Statistic.Basic basic : Statistic.Basic.values()) {
      if (basic.cloudWatchName().equals(name)) {
        return Optional.of(basic);
      }
    }
    Matcher percentile = PERCENTILE.matcher(name);
    if (percentile.matches()) {
      double percent = Double.parseDouble(percentile.group(1));
      return percent <= 100 ? Optional.of(new Statistic.Percentile(percent)) : Optional.empty();
    }
    Matcher rank = RANK.matcher(name);
    if (rank.matches() && (rank.group(1) != null || rank.group(2) != null)) {
      return Optional.of(
          new Statistic.PercentileRank(
              bound(rank.group(1), Double.NEGATIVE_INFINITY),
              bound(rank.group(2), Double.POSITIVE_INFINITY)));
    }
    return Optional.empty();
  }

  private static double bound(@Nullable String number, double absent) {
    return number == null ? absent : Double.parseDouble(number);
  }
}
