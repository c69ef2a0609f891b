package dev.mangaassist.local.cloudwatch;

import java.time.Duration;

/**
 * One metric and one statistic that a request asks for.
 *
 * @param id by which its result is known
 * @param label what its result is called
 * @param returned whether its result is part of the response
 */
record MetricQuery(
    String id,
    String label,
    MetricKey key,
    Statistic statistic,
    Duration period,
    boolean returned) {}
