package dev.mangaassist.local.cloudwatch;

import dev.mangaassist.local.cloudwatch.MetricStore.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of what a request asks for.
 *
 * @param complete whether the results end with this page
 */
record GetMetricDataResponse(List<Result> results, boolean complete, int pointsGiven) {

  /**
   * What a page holds of one query.
   *
   * @param complete whether no later page holds more of it
   */
  record Result(MetricQuery query, List<Point> points, boolean complete) {}

  /** The page that a request asks for. A query without any points is on the first page. */
  static GetMetricDataResponse of(GetMetricDataRequest request, MetricStore store) {
    List<Result> results = new ArrayList<>();
    int end = request.skip() + request.limit();
    int seen = 0;
    for (MetricQuery query : request.queries()) {
      if (!query.returned()) {
        continue;
      }
      List<Point> points = points(query, request, store);
      int first = Math.clamp(request.skip() - seen, 0, points.size());
      int last = Math.clamp(end - seen, 0, points.size());
      if (first < last || (points.isEmpty() && request.skip() == 0)) {
        results.add(new Result(query, points.subList(first, last), last == points.size()));
      }
      seen += points.size();
    }
    return new GetMetricDataResponse(results, seen <= end, end);
  }

  /** The token for the next page, if there is one. */
  Optional<String> nextToken() {
    return complete ? Optional.empty() : Optional.of(GetMetricDataRequest.tokenAfter(pointsGiven));
  }

  private static List<Point> points(
      MetricQuery query, GetMetricDataRequest request, MetricStore store) {
    List<Point> points =
        store.query(query.key(), query.statistic(), query.period(), request.from(), request.to());
    return request.newestFirst() ? points.reversed() : points;
  }
}
