package dev.mangaassist.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A valid request of GetMetricData.
 *
 * @param newestFirst the order in which points are given
 * @param skip the points that earlier pages have given
 * @param limit the most points that this page gives
 */
record GetMetricDataRequest(
    List<MetricQuery> queries, Instant from, Instant to, boolean newestFirst, int skip, int limit) {
  private static final int MAX_QUERIES = 500;
  private static final int MAX_POINTS = 100_800;
  private static final int MAX_DIMENSIONS = 30;
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");
  private static final Pattern TOKEN = Pattern.compile("after-(\\d{1,9})");

  /**
   * Reads a request.
   *
   * @throws ServiceException if CloudWatch would refuse it, or if it asks for metric math
   */
  static GetMetricDataRequest read(JsonNode request) {
    Instant from = time(request, "StartTime");
    Instant to = time(request, "EndTime");
    if (!from.isBefore(to)) {
      throw ServiceException.invalid(
          "The parameter StartTime must be less than the parameter EndTime, but %s is not before %s."
              .formatted(from, to));
    }
    JsonNode queries = request.path("MetricDataQueries");
    if (queries.isEmpty() || queries.size() > MAX_QUERIES) {
      throw ServiceException.invalid(
          "MetricDataQueries must hold 1 to %d queries, not %d."
              .formatted(MAX_QUERIES, queries.size()));
    }
    List<MetricQuery> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode query : queries) {
      MetricQuery next = query(query);
      if (!ids.add(next.id())) {
        throw ServiceException.invalid("The Id '%s' is given twice.".formatted(next.id()));
      }
      read.add(next);
    }
    return new GetMetricDataRequest(
        read, from, to, newestFirst(request), skip(request), limit(request));
  }

  /** The token that asks for the points after the first ones. */
  static String tokenAfter(int points) {
    return "after-" + points;
  }

  private static Instant time(JsonNode request, String name) {
    JsonNode seconds = request.path(name);
    if (!seconds.isNumber()) {
      throw ServiceException.invalid("The parameter %s is required.".formatted(name));
    }
    return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1_000));
  }

  private static MetricQuery query(JsonNode query) {
    String id = query.path("Id").asText();
    if (!ID.matcher(id).matches()) {
      throw ServiceException.invalid(
          "The Id '%s' must begin with a lower-case letter and hold letters, digits and _ only."
              .formatted(id));
    }
    JsonNode stat = query.path("MetricStat");
    if (query.has("Expression") || stat.isMissingNode()) {
      throw ServiceException.invalid(
          "Query '%s': this stand-in knows no metric math; ask for a MetricStat.".formatted(id));
    }
    JsonNode metric = stat.path("Metric");
    String name = metric.path("MetricName").asText();
    String statName = stat.path("Stat").asText();
    Statistic statistic =
        StatisticNames.parse(statName)
            .orElseThrow(
                () ->
                    ServiceException.invalid(
                        ("Query '%s': the Stat '%s' is none of Average, Sum, SampleCount, Minimum,"
                                + " Maximum, p0 to p100, PR(low:high).")
                            .formatted(id, statName)));
    int period = stat.path("Period").asInt();
    if (period < 1) {
      throw ServiceException.invalid(
          "Query '%s': the Period must be 1 or more seconds, not %d.".formatted(id, period));
    }
    return new MetricQuery(
        id,
        query.path("Label").asText(name),
        new MetricKey(
            metric.path("Namespace").asText(), name, dimensions(metric.path("Dimensions"))),
        statistic,
        Duration.ofSeconds(period),
        query.path("ReturnData").asBoolean(true));
  }

  private static Map<String, String> dimensions(JsonNode given) {
    if (given.size() > MAX_DIMENSIONS) {
      throw ServiceException.invalid(
          "A metric has at most %d dimensions, not %d.".formatted(MAX_DIMENSIONS, given.size()));
    }
    Map<String, String> dimensions = new HashMap<>();
    given.forEach(
        dimension ->
            dimensions.put(dimension.path("Name").asText(), dimension.path("Value").asText()));
    return dimensions;
  }

  private static boolean newestFirst(JsonNode request) {
    String order = request.path("ScanBy").asText("TimestampDescending");
    return switch (order) {
      case "TimestampDescending" -> true;
      case "TimestampAscending" -> false;
      default ->
          throw ServiceException.invalid(
              "ScanBy must be TimestampDescending or TimestampAscending, not '%s'."
                  .formatted(order));
    };
  }

  private static int skip(JsonNode request) {
    if (!request.has("NextToken")) {
      return 0;
    }
    var token = TOKEN.matcher(request.path("NextToken").asText());
    if (!token.matches()) {
      throw new ServiceException(
          "InvalidNextToken", "The next token specified is invalid: it came from no response.");
    }
    return Integer.parseInt(token.group(1));
  }

  private static int limit(JsonNode request) {
    int limit = request.path("MaxDatapoints").asInt(MAX_POINTS);
    if (limit < 1 || limit > MAX_POINTS) {
      throw ServiceException.invalid(
          "MaxDatapoints must be from 1 to %d, not %d.".formatted(MAX_POINTS, limit));
    }
    return limit;
  }
}
