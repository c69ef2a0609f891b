package dev.mangaassist.shared.settings;

/**
 * Every environment variable of ours that a function may read. A function names those that it reads
 * in its handler's {@code READS}; the stack sets exactly these.
 */
public enum Variable {
  /** Name of the connections table. */
  CONNECTIONS_TABLE,
  /** Name of the conversations table. */
  CONVERSATIONS_TABLE,
  /** Name of the configuration table. */
  CONFIG_TABLE,
  /** Name of the response cache's table. */
  RESPONSES_TABLE,
  /** Name of the table of limits. */
  LIMITS_TABLE,
  /** Name of the table of judged and rated answers. */
  SAMPLES_TABLE,
  /** Origins that may connect, comma separated; empty lets every origin in. */
  ALLOWED_ORIGINS,
  /** {@code true} lets clients in that send no Origin, as programs other than browsers do. */
  ALLOW_MISSING_ORIGIN,
  /** Name or ARN of the cascade function (its alias, where there is one). */
  CASCADE_FUNCTION,
  /** URL of the queue that carries asks to be judged. */
  SAMPLES_QUEUE_URL,
  /** Which pair of the model catalogue answers, for example {@code claude-5-5}. */
  MODEL_PAIR,
  /** {@code true} puts model, tokens and cost into {@code done} frames. */
  EXPOSE_USAGE,
  /** How much time one tuning run looks back on, as an ISO-8601 duration. */
  TUNING_WINDOW,
  /** The fewest observations of a service level that the tuner acts on. */
  TUNING_MIN_SAMPLES,
  /** The least time between two attempts to certify thresholds, as an ISO-8601 duration. */
  CERTIFICATION_INTERVAL,
  /** Target cost of a query in US dollars, from the model catalogue. */
  COST_TARGET_USD,
  /** Where posts to connections go: the SDK's own variable, set to the API's stage. */
  AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI
}
