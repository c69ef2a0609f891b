package dev.mangaassist.template;

import static dev.mangaassist.template.CloudFormation.text;
import static dev.mangaassist.template.CloudFormation.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mangaassist.shared.telemetry.MetricName;
import dev.mangaassist.shared.vocabulary.ServiceLevelName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The alarms: one a service level, the tuner's, and one a queue of dead letters; each on a metric
 * that exists, and each calling people.
 */
final class AlarmChecks {
  private static final String TOPIC = "${AlarmTopic}";
  private static final String RUN = " every 900 s";
  private static final String TUNER = "[FunctionName=${FunctionsTunerFunction}]";

  private static final String THIS_ACCOUNT =
      "{\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}";

  /** What raises an alarm, by metric and rule. */
  private static final List<String> RULES =
      Stream.concat(
              Arrays.stream(ServiceLevelName.values())
                  .map(
                      level ->
                          "MangaAssist/ServiceLevelBreached[serviceLevel=%s] Maximum >= 1 in 2 of 3%s, missing: ignore"
                              .formatted(level.wireName(), RUN)),
              Stream.of(
                  "MangaAssist/TuningRuns[] Sum < 1 in 3 of 3%s, missing: breaching".formatted(RUN),
                  "AWS/Lambda/Errors%s Sum >= 1 in 1 of 1%s, missing: notBreaching"
                      .formatted(TUNER, RUN),
                  waiting("FunctionsUndeliveredAsks"),
                  waiting("FunctionsSamplesUnjudged"),
                  waiting("TuningScheduleMissedRuns")))
          .toList();

  private AlarmChecks() {}

  static void check(CloudFormation template) {
    List<String> rules = new ArrayList<>();
    List<String> names = new ArrayList<>();
    template
        .resources("AWS::CloudWatch::Alarm")
        .forEach(
            (id, resource) -> {
              JsonNode alarm = resource.path("Properties");
              rules.add(rule(alarm));
              names.add(text(alarm.path("AlarmName")));
              checkMetric(alarm);
              checkCall(id, alarm);
            });
    assertThat(rules).containsExactlyInAnyOrderElementsOf(RULES);
    assertThat(names).doesNotHaveDuplicates();
    checkTopic(template);
    checkKey(template);
  }

  private static String rule(JsonNode alarm) {
    return "%s/%s%s %s %s %s in %s of %s every %s s, missing: %s"
        .formatted(
            text(alarm.path("Namespace")),
            text(alarm.path("MetricName")),
            dimensions(alarm),
            text(alarm.path("Statistic")),
            text(alarm.path("ComparisonOperator"))
                .replace("GreaterThanOrEqualToThreshold", ">=")
                .replace("LessThanThreshold", "<"),
            text(alarm.path("Threshold")),
            text(alarm.path("DatapointsToAlarm")),
            text(alarm.path("EvaluationPeriods")),
            text(alarm.path("Period")),
            text(alarm.path("TreatMissingData")));
  }

  private static List<String> dimensions(JsonNode alarm) {
    List<String> dimensions = new ArrayList<>();
    alarm
        .path("Dimensions")
        .forEach(
            dimension ->
                dimensions.add(text(dimension.path("Name")) + "=" + text(dimension.path("Value"))));
    return dimensions;
  }

  private static String waiting(String queue) {
    return "AWS/SQS/ApproximateNumberOfMessagesVisible[QueueName=${%s.QueueName}] Maximum >= 1 in 1 of 1 every 300 s, missing: notBreaching"
        .formatted(queue);
  }

  private static void checkMetric(JsonNode alarm) {
    if (text(alarm.path("Namespace")).startsWith("AWS/")) {
      return;
    }
    assertThat(text(alarm.path("Namespace"))).isEqualTo(MetricName.NAMESPACE);
    assertThat(MetricName.values())
        .extracting(MetricName::cloudWatchName)
        .contains(text(alarm.path("MetricName")));
  }

  /** Whoever is called must learn what to do. */
  private static void checkCall(String id, JsonNode alarm) {
    assertThat(texts(alarm.path("AlarmActions"))).as("actions of %s", id).containsExactly(TOPIC);
    assertThat(text(alarm.path("AlarmName")))
        .as("an e-mail's subject shows about 80 characters")
        .startsWith("MangaAssist ")
        .contains(" - see ")
        .hasSizeLessThanOrEqualTo(80);
    assertThat(text(alarm.path("AlarmDescription")))
        .as("CloudWatch's limit")
        .hasSizeBetween(100, 1_024);
  }

  private static void checkTopic(CloudFormation template) {
    assertThat(template.resources("AWS::SNS::Topic")).hasSize(1);
    assertThat(text(template.properties("AWS::SNS::Topic", "AlarmTopic").path("KmsMasterKeyId")))
        .isEqualTo("${AlarmTopicKey.Arn}");
    JsonNode policy = template.properties("AWS::SNS::TopicPolicy", "AlarmTopicPolicy");
    assertThat(texts(policy.path("Topics"))).containsExactly(TOPIC);
    assertThat(statements(policy.path("PolicyDocument")))
        .containsExactlyInAnyOrder(
            "Deny * [sns:Publish] on ${AlarmTopic} if {\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
            "Allow cloudwatch.amazonaws.com [sns:Publish] on ${AlarmTopic} if " + THIS_ACCOUNT);
  }

  private static void checkKey(CloudFormation template) {
    assertThat(template.resources("AWS::KMS::Key")).hasSize(1);
    JsonNode key = template.properties("AWS::KMS::Key", "AlarmTopicKey");
    assertThat(key.path("EnableKeyRotation").asBoolean()).isTrue();
    assertThat(statements(key.path("KeyPolicy")))
        .containsExactlyInAnyOrder(
            "Allow arn:${AWS::Partition}:iam::${AWS::AccountId}:root [kms:*] on * if ",
            "Allow cloudwatch.amazonaws.com [kms:Decrypt, kms:GenerateDataKey*] on * if "
                + THIS_ACCOUNT);
  }

  private static List<String> statements(JsonNode document) {
    List<String> statements = new ArrayList<>();
    for (JsonNode statement : document.path("Statement")) {
      statements.add(
          "%s %s %s on %s if %s"
              .formatted(
                  text(statement.path("Effect")),
                  principal(statement.path("Principal")),
                  texts(statement.path("Action")),
                  text(statement.path("Resource")),
                  statement.has("Condition") ? statement.path("Condition") : ""));
    }
    return statements;
  }

  private static String principal(JsonNode principal) {
    return text(principal.isObject() ? principal.iterator().next() : principal);
  }
}
