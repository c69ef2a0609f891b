package dev.mangaassist.local.cloudwatch;

import java.util.Map;

/** What makes a metric in CloudWatch: the same name with other dimensions is another metric. */
record MetricKey(String namespace, String name, Map<String, String> dimensions) {
  MetricKey {
    dimensions = Map.copyOf(dimensions);
  }
}
